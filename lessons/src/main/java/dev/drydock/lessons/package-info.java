/**
 * What a lesson is and when it is passed.
 *
 * <p>From the ground up: {@code message} (what is said, without its wording), {@code source} (YAML as nodes that know their
 * place), {@code check} (conditions judged on the world), {@code lesson} (the model, its reader and its texts), {@code
 * quiz}, {@code diagnosis} and {@code proof}. Nothing here knows a terminal, a disk or the learner's language; start reading
 * at {@code dev.drydock.lessons.lesson.Course}.
 */
package dev.drydock.lessons;

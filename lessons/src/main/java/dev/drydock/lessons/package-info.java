/**
 * What a lesson is and when it is passed.
 *
 * <p>From the ground up: {@code message} (what is said, without its wording), {@code source} (YAML as nodes that know their
 * place), {@code view} (what is seen of a world), {@code condition} and {@code check} (what must hold in it), {@code lesson}
 * and {@code prose} (the model and its texts), {@code course}, {@code judge}, {@code proof}, and {@code stage}, the real world
 * behind the ports. Nothing here knows a terminal, a disk or the learner's language; start reading at {@link
 * dev.drydock.lessons.course.Course}.
 */
package dev.drydock.lessons;

/**
 * The sentences of a lesson in one language, keyed by step.
 *
 * <p>One YAML file for each lesson and language, whose block scalars are Markdown; it holds no commands to carry out and no
 * checks. Whether it covers its lesson is told by {@code course.Lint}. Start at {@link
 * dev.drydock.lessons.prose.LessonText}.
 */
package dev.drydock.lessons.prose;

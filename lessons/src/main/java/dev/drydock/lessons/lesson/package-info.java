/**
 * What a lesson is, without its prose: its world at the start, its steps, what they ask for and how they are done.
 *
 * <p>One lesson is one YAML file in no language; the sentences stand in {@code prose}. Records here hold what was read and
 * decide nothing. Start at {@link dev.drydock.lessons.lesson.Lesson}; {@link dev.drydock.lessons.lesson.LessonReader} reads it.
 */
package dev.drydock.lessons.lesson;

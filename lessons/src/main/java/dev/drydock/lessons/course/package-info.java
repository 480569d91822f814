/**
 * The lessons that belong together, with their texts, and whether they fit.
 *
 * <p>The course of the program is read from the class path, lesson by lesson when it is asked for; packs of teachers are read
 * by whoever knows the disk and handed in as bytes. Nothing is judged on a world here, that is {@code judge} and {@code
 * proof}. Start at {@link dev.drydock.lessons.course.Course}.
 */
package dev.drydock.lessons.course;

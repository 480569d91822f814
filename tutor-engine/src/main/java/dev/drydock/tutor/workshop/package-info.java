/**
 * The teachers' workshop: templates of lessons and packs, proofs of many lessons at once, and the preview that follows the editor.
 * What a lesson is and what is proved of it stands in the lessons module; the words of the command line stand in {@code command}.
 * Start reading at {@link dev.drydock.tutor.workshop.LessonFiles}.
 */
package dev.drydock.tutor.workshop;

/**
 * A lesson being played: which step the learner is at, what is shown, asked and said, and when a step is done.
 * What must hold and what is a right answer is the lessons' to judge; the prompt, the world and the journal are the session's.
 * Start reading at {@link dev.drydock.tutor.player.LessonCompanion}.
 */
package dev.drydock.tutor.player;

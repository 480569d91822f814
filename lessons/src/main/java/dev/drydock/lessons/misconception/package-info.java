/**
 * What learners often believe and what is so instead: one list for quizzes, whose wrong options may name an entry, and for lines at the prompt.
 * What a single lesson expects as a mistake is the lesson's own; facts of the world are not looked at here.
 * Start reading at {@link dev.drydock.lessons.misconception.Misconceptions}.
 */
package dev.drydock.lessons.misconception;

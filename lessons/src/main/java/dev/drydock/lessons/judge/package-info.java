/**
 * Whether a step is done, and if not, what to say about it.
 *
 * <p>A task is judged after every change of the world, condition by condition; a diagnosis is made when the learner's line
 * has ended. Nothing here speaks a language: it answers names of sentences and messages. Start at {@link
 * dev.drydock.lessons.judge.Judge} for tasks and {@link dev.drydock.lessons.judge.QuizJudge} for quizzes.
 */
package dev.drydock.lessons.judge;

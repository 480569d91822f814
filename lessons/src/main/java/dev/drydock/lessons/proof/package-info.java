/**
 * Lessons are proved, not trusted: every way that a lesson promises is gone on a world before a learner sees it.
 *
 * <p>The start fails the task, the solution and its alternatives pass, wrong answers get the diagnosis they name, no command
 * of a solution is idle, skipping leads on, and every question can be answered. The worlds come through the port {@link
 * dev.drydock.lessons.proof.Theatre}. Start at {@link dev.drydock.lessons.proof.Prover}.
 */
package dev.drydock.lessons.proof;

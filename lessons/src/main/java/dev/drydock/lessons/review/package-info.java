/**
 * When a question is to be asked again: the FSRS-6 scheduler with its published parameters, on immutable cards.
 * What cards there are, what was answered and which clock counts is the program's business.
 * Start reading at {@link dev.drydock.lessons.review.Fsrs}.
 */
package dev.drydock.lessons.review;

/**
 * Questions of lessons that come back: what may be asked, what was answered, when each is due, and the table at which they are asked.
 * The schedule is {@code dev.drydock.lessons.review}'s; how one question is shown is the lesson player's.
 * Start reading at {@link dev.drydock.tutor.review.Deck}.
 */
package dev.drydock.tutor.review;

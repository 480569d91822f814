/**
 * The learner's language and the sentences said in it, read from the content modules.
 * Prose of lessons is not here (the player asks the lessons' texts), and no sentence stands in Java.
 * Start reading at {@link dev.drydock.tutor.language.Sentences}.
 */
package dev.drydock.tutor.language;

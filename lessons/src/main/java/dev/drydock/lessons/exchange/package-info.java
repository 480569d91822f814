/**
 * Question banks as other programs have them: Moodle's GIFT read and written, and cards for Anki.
 * What cannot be said in the other form is counted and told, never dropped in silence.
 * Start reading at {@link dev.drydock.lessons.exchange.GiftQuestion}.
 */
package dev.drydock.lessons.exchange;

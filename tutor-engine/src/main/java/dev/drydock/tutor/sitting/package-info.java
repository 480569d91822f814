/**
 * A person before a terminal of a world: the loop that shows, asks and waits, and the words that are the tutor's own.
 * What a lesson wants is behind {@link dev.drydock.tutor.sitting.Companion}; the line editor is behind the terminal's port.
 * Start reading at {@link dev.drydock.tutor.sitting.Sitting}.
 */
package dev.drydock.tutor.sitting;

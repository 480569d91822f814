/**
 * A second terminal on the world of a program that runs: over a local socket that only its owner can open.
 * Whoever sits there has a sitting of their own in the first program; what travels is what a terminal says and is told.
 * Start reading at {@link dev.drydock.tutor.attach.Landing}.
 */
package dev.drydock.tutor.attach;

/**
 * The program {@code drydock}: its main method is the table of contents of everything it does.
 * What a lesson is lives in {@code dev.drydock.lessons}, the simulated world in {@code dev.drydock.sandbox}; nothing of either is here.
 * Start reading at {@link dev.drydock.tutor.Drydock}.
 */
package dev.drydock.tutor;

/**
 * Commands carried out in a world without a person: from a file, a line or a pipe, as {@code sh} does.
 * Time jumps, nothing is asked and nothing is said but what the commands say; persons are in {@code sitting}.
 * Start reading at {@link dev.drydock.tutor.script.Script}.
 */
package dev.drydock.tutor.script;

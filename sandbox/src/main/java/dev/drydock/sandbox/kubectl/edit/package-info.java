/**
 * Commands that let the learner change an object in an editor: {@code edit}, {@code apply edit-last-applied} and {@code create --edit}. What an
 * editor is, is not known here: a program of the simulated machine is run on a file. Start with {@link dev.drydock.sandbox.kubectl.edit.Edit}.
 */
package dev.drydock.sandbox.kubectl.edit;

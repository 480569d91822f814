/**
 * The ports at the program's edge: {@link dev.drydock.tutor.edge.Disk} and {@link dev.drydock.tutor.edge.Terminal}, and what a process
 * is given at its start ({@link dev.drydock.tutor.edge.Edge}); each port has one real and one in-memory form.
 * The real terminal, which is JLine's, lives in the prompt's package. Nothing here knows lessons or the sandbox.
 * Start reading at {@link dev.drydock.tutor.edge.Edge}.
 */
package dev.drydock.tutor.edge;

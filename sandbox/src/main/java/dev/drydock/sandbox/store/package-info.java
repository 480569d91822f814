/**
 * The one map of the world's immutable records, and the log of its changes: transactions, marks, undo, redo.
 * What the records mean is not known here; time stands in {@code time}, reading the log as a story in {@code trace}.
 * Start reading at {@link dev.drydock.sandbox.store.Store}.
 */
package dev.drydock.sandbox.store;

/**
 * Who did what because of what: the store's log read as trees of deeds. Nothing is recorded here; the log is all there is.
 * How a deed is told in a sentence is the business of those whose records changed, and of the content modules.
 * Start reading at {@link dev.drydock.sandbox.trace.Trace}.
 */
package dev.drydock.sandbox.trace;

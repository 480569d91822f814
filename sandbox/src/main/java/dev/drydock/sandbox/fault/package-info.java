/**
 * Faults that are brought into a world on purpose, and taken out again: a service stopped or slow, a machine crashed, cut off or full, a
 * registry that does not answer. Each does what its real cause would do and no more; what follows, the components see to.
 * Start reading at {@link dev.drydock.sandbox.fault.Faults}.
 */
package dev.drydock.sandbox.fault;

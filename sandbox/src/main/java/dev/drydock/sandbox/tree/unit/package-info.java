/**
 * Sizes, spans, points in time, shortened names and columns as Go programs word and lay them out: docker/go-units, {@code time.Time}, text/tabwriter.
 * The engine and both clients share these; what is shown in which column is theirs.
 * Start reading at {@link dev.drydock.sandbox.tree.unit.Units}.
 */
package dev.drydock.sandbox.tree.unit;

/**
 * Sizes, spans, points in time and shortened names as Go programs word them: docker/go-units and {@code time.Time}.
 * The engine and both clients share these; what is shown in which column is theirs.
 * Start reading at {@link dev.drydock.sandbox.tree.unit.Units}.
 */
package dev.drydock.sandbox.tree.unit;

/**
 * Virtual time: the clock, the queue of events, seeded chance, and the loop that carries events to components.
 * All of it stands in the store as records, so it goes back with undo; nothing here reads the wall clock.
 * Start reading at {@link dev.drydock.sandbox.time.Timeline}, then {@link dev.drydock.sandbox.time.Simulation}.
 */
package dev.drydock.sandbox.time;

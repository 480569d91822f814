/**
 * What all elements of a core network have in common: messages and how they are written on the wire, a leg between two elements, the server that
 * takes them, what an element remembers, and the record of every message for those who watch. What an element does with a message is its own.
 * Start reading at {@link dev.drydock.sandbox.app.core.wire.Station}.
 */
package dev.drydock.sandbox.app.core.wire;

/**
 * Clients at a container's streams: attaching, reading logs, commands executed inside, the size of its terminal.
 * How the bytes travel stands in {@code shim}. Start reading at {@link dev.drydock.sandbox.engine.streams.AttachContainer}.
 */
package dev.drydock.sandbox.engine.streams;

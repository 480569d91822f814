/**
 * {@code tar} and {@code gzip}: files put together and made small, byte for byte in the real formats, which are written and read in
 * {@code dev.drydock.sandbox.fs}. How the tools are called and what they complain of is here. Start reading at
 * {@link dev.drydock.sandbox.tool.archive.Tar}.
 */
package dev.drydock.sandbox.tool.archive;

/**
 * Archives and compression: {@code tar}, {@code gzip} and those that work through it, with the originals' complaints and blocking.
 * The compressed form is written and read in {@code dev.drydock.sandbox.fs}, where the archives of layers and of the API stand, too.
 * Start reading at {@link dev.drydock.sandbox.tool.archive.GzipTool} and {@link dev.drydock.sandbox.tool.archive.TarTool}.
 */
package dev.drydock.sandbox.tool.archive;

/**
 * Small tools that need no files: words, numbers, waiting, running another command.
 * What tells about the machine stands in {@code tool.system}, what changes files in {@code tool.file}.
 * Start reading at {@link dev.drydock.sandbox.tool.plain.Echo}.
 */
package dev.drydock.sandbox.tool.plain;

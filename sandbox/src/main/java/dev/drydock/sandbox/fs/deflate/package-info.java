/**
 * Compression as gzip does it: repetitions found, Huffman codes made, blocks written. The file format around it stands in
 * {@code dev.drydock.sandbox.fs.Gzip}. Start reading at {@link dev.drydock.sandbox.fs.deflate.Deflate}.
 */
package dev.drydock.sandbox.fs.deflate;

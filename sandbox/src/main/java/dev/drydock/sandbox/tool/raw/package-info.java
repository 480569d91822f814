/**
 * Tools for raw bytes: shown as numbers ({@code od}, {@code xxd}, {@code hexdump}), encoded, summed, compressed, packed.
 * Texts stand in {@code tool.text} and {@code tool.whole}.
 * Start reading at {@link dev.drydock.sandbox.tool.raw.Od}.
 */
package dev.drydock.sandbox.tool.raw;

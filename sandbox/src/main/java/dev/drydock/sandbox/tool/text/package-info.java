/**
 * Tools that read lines and write lines: {@code cat}, {@code head}, {@code cut} and their like, a file each.
 * What needs the whole of its input before it can speak stands in {@code tool.whole}.
 * Start reading at {@link dev.drydock.sandbox.tool.text.Rev}, the smallest.
 */
package dev.drydock.sandbox.tool.text;

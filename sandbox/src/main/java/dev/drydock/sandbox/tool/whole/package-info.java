/**
 * Tools that need the whole of their input before they speak, or show bytes as numbers: {@code sort}, {@code tac}, {@code column}, {@code od}.
 * What works line by line stands in {@code tool.text}.
 * Start reading at {@link dev.drydock.sandbox.tool.whole.Tac}, the smallest.
 */
package dev.drydock.sandbox.tool.whole;

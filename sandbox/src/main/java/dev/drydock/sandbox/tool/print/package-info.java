/**
 * Text as C prints it: conversions of numbers and strings, the {@code printf} of shells and tools, dates, sizes and durations.
 * All of it is pure functions of their arguments; the time to show is an argument too.
 * Start reading at {@link dev.drydock.sandbox.tool.print.Conversion}.
 */
package dev.drydock.sandbox.tool.print;

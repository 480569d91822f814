/**
 * The values of awk: numbers, strings, input that looks like a number, arrays; how they compare and how they are written.
 * No program and no process stands here. Start reading at {@link dev.drydock.sandbox.tool.awk.value.Value}.
 */
package dev.drydock.sandbox.tool.awk.value;

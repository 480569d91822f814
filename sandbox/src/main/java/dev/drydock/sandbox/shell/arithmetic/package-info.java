/**
 * The shell's integer arithmetic: the expressions of {@code $((...))}, {@code ((...))} and {@code let} in 64 bits.
 * Expansion has been done before; variables are read and written through {@link
 * dev.drydock.sandbox.shell.arithmetic.Cells}.
 * Start with {@link dev.drydock.sandbox.shell.arithmetic.Arithmetic#evaluate}; its order of reading tokens follows
 * bash's {@code expr.c}, because the error texts name the token that was read last.
 */
package dev.drydock.sandbox.shell.arithmetic;

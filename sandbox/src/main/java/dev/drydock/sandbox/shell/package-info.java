/**
 * The shells as programs of the kernel: bash, dash and BusyBox's ash, with their options and start-up files.
 * The grammar is in {@code parse}, what words mean in {@code expand}, the machine that carries commands out in
 * {@code run}, the builtins in {@code builtin}.
 * Start with {@link dev.drydock.sandbox.shell.Shells}.
 */
package dev.drydock.sandbox.shell;

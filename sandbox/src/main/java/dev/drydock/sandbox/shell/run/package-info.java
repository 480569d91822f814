/**
 * Carries out commands as a process of the kernel: an explicit, immutable stack of frames over an immutable state, so
 * that nothing of the simulated work lives on the Java stack and undo may go back to any point.
 * What words become is {@code expand}'s affair, and what the builtins do is {@code builtin}'s, which know this package.
 * Start with {@link dev.drydock.sandbox.shell.run.Machine}, {@link dev.drydock.sandbox.shell.run.Frame}, then
 * {@link dev.drydock.sandbox.shell.run.Interpreter}.
 */
package dev.drydock.sandbox.shell.run;

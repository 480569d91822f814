/**
 * The builtins of bash, ash and dash, related ones in one file.
 * Programs are not here, not even those that BusyBox carries in the same binary: they are files found along PATH.
 * Start with {@link dev.drydock.sandbox.shell.builtin.Builtins}.
 */
package dev.drydock.sandbox.shell.builtin;

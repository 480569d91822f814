/**
 * What a shell knows while it runs: variables, functions, options, jobs, traps and what {@code $?} is, all in one
 * immutable record.
 * How commands change it is not here (see {@code dev.drydock.sandbox.shell.run}); a subshell begins with a copy.
 * Start with {@link dev.drydock.sandbox.shell.state.ShellState}.
 */
package dev.drydock.sandbox.shell.state;

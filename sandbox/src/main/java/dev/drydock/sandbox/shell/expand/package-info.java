/**
 * What words mean: braces, tildes, parameters, arithmetic, splitting, file names, quoting and the prompt.
 * Nothing here waits or starts processes: a command substitution whose output is not known yet is asked for, and the
 * expansion is then done again from the beginning with it ({@link dev.drydock.sandbox.shell.expand.Session}).
 * Start with {@link dev.drydock.sandbox.shell.expand.Words}.
 */
package dev.drydock.sandbox.shell.expand;

/**
 * The syntax tree of a shell command: immutable records for words, redirections, conditions and commands, and the
 * way back to text that {@code type}, {@code declare -f} and {@code jobs} print.
 * What a word means (expansion) and what a command does (execution) is not here, nor is the reading of text, which is
 * {@code dev.drydock.sandbox.shell.parse}.
 * Start with {@link dev.drydock.sandbox.shell.syntax.Command}, then {@link dev.drydock.sandbox.shell.syntax.Part}.
 */
package dev.drydock.sandbox.shell.syntax;

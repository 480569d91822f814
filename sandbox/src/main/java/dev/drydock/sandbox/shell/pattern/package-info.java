/**
 * Patterns of the shell: {@code *}, {@code ?}, bracket expressions and the extended forms {@code @(a|b)}, matched in time
 * that no pattern can make exponential.
 * File names are not looked up here, and a pattern comes as text in which a backslash takes the meaning off the next
 * character.
 * Start with {@link dev.drydock.sandbox.shell.pattern.Pattern}.
 */
package dev.drydock.sandbox.shell.pattern;

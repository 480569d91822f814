/**
 * POSIX regular expressions, basic and extended, with GNU's extensions, as {@code grep}, {@code sed} and {@code awk} know them.
 * They run on a machine of their own ({@link dev.drydock.sandbox.tool.regex.StateMachine}), in time linear in the text, so no pattern
 * can hang the program; only patterns with back-references need a search, which gives up after a number of steps.
 * Start reading at {@link dev.drydock.sandbox.tool.regex.Regex}; nothing here knows files or processes.
 */
package dev.drydock.sandbox.tool.regex;

/**
 * Reads the text of a shell script, one complete command at a time, into the syntax tree of
 * {@code dev.drydock.sandbox.shell.syntax}, and says in the words of bash, ash or dash what is wrong with it.
 * Nothing is expanded or carried out here; how a message is prefixed (file, line) is the interpreter's affair.
 * Start with {@link dev.drydock.sandbox.shell.parse.ScriptText#parse}.
 */
package dev.drydock.sandbox.shell.parse;

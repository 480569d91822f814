/**
 * The command line of {@code drydock}: its words and options, and what each command runs.
 * A file a command; what the commands do in depth lives in the packages they call.
 * Start reading at {@link dev.drydock.tutor.command.CommandLine}.
 */
package dev.drydock.tutor.command;

/**
 * The one flag-and-help parser of the simulated command-line clients, with the rules and the words of the Go libraries (pflag, cobra) on
 * which {@code docker} and {@code kubectl} stand. Here are flags, their kinds of values, the reading of a line and the layout of a flag
 * table; which commands there are and what they do is the clients' own. Start with {@link dev.drydock.sandbox.command.FlagParser}.
 */
package dev.drydock.sandbox.command;

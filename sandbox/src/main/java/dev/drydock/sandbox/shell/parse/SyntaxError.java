package dev.drydock.sandbox.shell.parse;

import java.util.Optional;

/**
 * What the shell says about a text that it cannot parse, without the prefix of shell, file and line.
 *
 * @param line    the line that the original names, counted from 1
 * @param message the sentence; empty when the original stays silent
 * @param echo    the sentence of a second message, the offending line in quotes, which bash prints when it is not interactive
 * @param status  the exit status of a script that ends so
 */
public record SyntaxError(int line, String message, Optional<String> echo, int status) { }

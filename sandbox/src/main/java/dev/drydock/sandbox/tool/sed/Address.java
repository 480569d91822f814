package dev.drydock.sandbox.tool.sed;

import dev.drydock.sandbox.tool.regex.Regex;
import java.util.Optional;

/** Which lines a command is for. */
sealed interface Address {
    record Number(long line) implements Address {}

    record Last() implements Address {}

    /** Empty pattern: the last one used. */
    record Pattern(Optional<Regex> regex) implements Address {}

    /** {@code first~step}. */
    record Step(long first, long step) implements Address {}

    /** {@code ,+n}: only as an end. */
    record Count(long lines) implements Address {}

    /** {@code ,~n}: only as an end. */
    record Multiple(long of) implements Address {}
}

package dev.drydock.sandbox.command;

/**
 * One flag of a command.
 *
 * @param name the long name without dashes
 * @param shorthand one letter, or empty
 * @param kind what its value may be
 * @param standard the value that holds when the flag is not given, as help shows it
 * @param standing whether help lists it and whether it does anything here
 * @param advice for an outdated flag, what its warning says to do instead; else empty
 */
public record Flag(String name, String shorthand, ValueKind kind, String standard, Standing standing, String advice) {

    /** How a flag stands in help and in effect. */
    public enum Standing {
        /** Listed, and changes what the tool does. */
        SIMULATED,
        /** Listed and accepted as in the original, but changes nothing in this world. */
        WITHOUT_EFFECT,
        /** Works, but help does not list it. */
        HIDDEN,
        /** Works, is not listed and warns when used. */
        DEPRECATED
    }

    /** A listed flag that works. */
    public static Flag of(String name, String shorthand, ValueKind kind, String standard) {
        return new Flag(name, shorthand, kind, standard, Standing.SIMULATED, "");
    }

    /** Whether help lists it. */
    public boolean listed() {
        return standing == Standing.SIMULATED || standing == Standing.WITHOUT_EFFECT;
    }

    /** The flag as an error message names it: {@code -m, --memory}. */
    String title() {
        return shorthand.isEmpty() ? "--" + name : "-" + shorthand + ", --" + name;
    }
}

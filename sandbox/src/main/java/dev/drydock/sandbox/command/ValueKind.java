package dev.drydock.sandbox.command;

/**
 * What a flag's value may be.
 *
 * @param shown the word that help prints after the flag; empty for a switch
 * @param unsaid the value of a flag that is given without one, as {@code true} for a switch; empty when a value must follow
 * @param many whether every use adds a value; otherwise the last use holds
 * @param rule what is accepted
 */
public record ValueKind(String shown, String unsaid, boolean many, Rule rule) {

    /** Judges one given value. */
    @FunctionalInterface
    public interface Rule {
        Reading read(String value);
    }

    /** Any text, the last one holds. */
    public static final ValueKind STRING = one("string", Reading::accepted);

    /** A kind whose last use holds. */
    public static ValueKind one(String shown, Rule rule) {
        return new ValueKind(shown, "", false, rule);
    }

    /** A kind that may be given repeatedly. */
    public static ValueKind many(String shown, Rule rule) {
        return new ValueKind(shown, "", true, rule);
    }
}

package dev.drydock.sandbox.kubectl.client;


/** How strictly the server is to look at the fields of an object. */
public final class Validation {
    private Validation() {}

    /** {@code Strict}, {@code Warn} or {@code Ignore}. */
    public static String directive(Job job) {
        return switch (job.text("validate")) {
            case "warn" -> "Warn";
            case "ignore", "false", "False", "FALSE", "f", "F", "0" -> "Ignore";
            default -> "Strict";
        };
    }

    /** Whether the line's value means something. */
    public static Task<Boolean> checked(Job job) {
        return switch (job.text("validate")) {
            case "", "strict", "true", "True", "TRUE", "t", "T", "1", "warn", "ignore", "false", "False", "FALSE", "f", "F", "0" -> Task.of(true);
            default -> Task.fail("invalid - validate option \"" + job.text("validate") + "\"; must be one of: strict (or true), warn, ignore (or false)");
        };
    }
}

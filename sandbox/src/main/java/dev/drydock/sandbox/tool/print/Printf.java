package dev.drydock.sandbox.tool.print;

import java.util.List;

/** The {@code printf} of shells and tools, as a function of its arguments. */
public final class Printf {
    private Printf() {}

    /** Whose words are used for complaints, and who knows {@code %q}. */
    public enum Dialect { BASH, GNU, BUSYBOX, DASH }

    /**
     * What printf did.
     *
     * @param output all that goes to standard output
     * @param complaints for standard error, without the name of the tool
     * @param exitCode 0, or 1 when something was wrong
     */
    public record Printed(String output, List<String> complaints, int exitCode) {}

    /** Prints the arguments by the format, which is used again as long as arguments are left. */
    public static Printed format(Dialect dialect, String format, List<String> arguments) {
        return new PrintfRun(dialect, format, arguments).run();
    }
}

package dev.drydock.tutor.command;

import java.util.List;

/** {@code drydock sh}: the free sandbox. */
public final class ShCommand {
    private static final Arguments.Options OPTIONS = new Arguments.Options(
            List.of("-c", "--world", "--seed", "--pace", "--mount", "-o"), List.of("--attach", "--help", "-h", "-e", "-u", "-x", "-s"), true);

    private ShCommand() {}

    /** Whether the word after this option is its value. */
    public static boolean takesValue(String option) {
        return OPTIONS.withValue().contains(option);
    }

    public static int run(List<String> words, Program program) {
        try {
            Arguments arguments = Arguments.of(words, OPTIONS);
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.sh");
            return Program.FINE;
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }
}

package dev.drydock.sandbox.docker.line;

import dev.drydock.sandbox.command.ArgumentCount;
import dev.drydock.sandbox.command.FlagParser;
import dev.drydock.sandbox.command.FlagParser.Outcome;
import dev.drydock.sandbox.command.GivenFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the words after {@code docker} mean, found by cobra's rules and with the complaints of the original. */
public sealed interface CommandLine {
    /** The status of a flag that cannot be read. */
    int BAD_FLAG = 125;

    /**
     * A command is to be carried out.
     *
     * @param global the flags before the command
     * @param group the flags of the plug-in that the command belongs to, between its name and the command's
     * @param flags the command's flags
     * @param warnings lines about outdated flags, for standard output
     */
    record Run(Command command, GivenFlags global, GivenFlags group, GivenFlags flags, List<String> arguments, List<String> warnings)
            implements CommandLine {}

    /**
     * A command's help is to be shown.
     *
     * @param asked whether it was asked for, and so goes to standard output; else to standard error
     * @param complaint what was wrong with the words, told after the help; empty when nothing was
     */
    record Help(Command command, GivenFlags global, List<String> warnings, boolean asked, String complaint) implements CommandLine {}

    /** The client's version is to be shown. */
    record Version() implements CommandLine {}

    /** The words mean nothing: the whole complaint and the exit status. */
    record Wrong(String complaint, int status) implements CommandLine {}

    /** Reads the words after {@code docker}. */
    static CommandLine read(CommandTree tree, List<String> words) {
        Command root = tree.root();
        Outcome outcome = FlagParser.parse(root.flags(), false, words);
        if (outcome instanceof Outcome.Refused refused) {
            return badFlag(root, refused.message());
        }
        Outcome.Read global = (Outcome.Read) outcome;
        List<String> rest = global.arguments();
        if (!rest.isEmpty() && rest.get(0).equals("help")) {
            return helpTopic(tree, root, global, rest.subList(1, rest.size()));
        }
        Target target = descend(tree, root, rest);
        return read(tree, target, global, GivenFlags.none(List.of()));
    }

    /** A command found and the words that are left for it. */
    record Target(Command command, List<String> words) {}

    private static CommandLine read(CommandTree tree, Target target, Outcome.Read global, GivenFlags group) {
        Command command = target.command();
        Outcome outcome = FlagParser.parse(command.flags(), command.interspersed() && !plugin(command), target.words());
        if (outcome instanceof Outcome.Refused refused) {
            return badFlag(command, refused.message());
        }
        Outcome.Read own = (Outcome.Read) outcome;
        boolean isRoot = command.path().equals("docker");
        List<String> warnings = new ArrayList<>(global.warnings());
        warnings.addAll(own.warnings());
        if (command.condition().equals("experimental")) {
            return new Wrong(command.path() + " is only supported on a Docker daemon with experimental features enabled", own.help() ? 0 : 1);
        }
        boolean helped = own.help() || global.help() && command.flags().stream().noneMatch(flag -> flag.name().equals("help"));
        if (helped) {
            return new Help(command, global.flags(), List.copyOf(warnings), true, "");
        }
        if (isRoot && global.flags().on("version")) {
            return new Version();
        }
        if (command.group()) {
            if (own.arguments().isEmpty()) {
                return new Help(command, global.flags(), List.copyOf(warnings), plugin(command), "");
            }
            Optional<Command> below = plugin(command) ? tree.below(command, own.arguments().get(0)) : Optional.empty();
            return below.isPresent()
                    ? read(tree, new Target(below.get(), own.arguments().subList(1, own.arguments().size())), global, own.flags())
                    : !plugin(command) ? unknownCommand(command, own.arguments().get(0))
                    : new Help(command, global.flags(), List.copyOf(warnings), true,
                            "unknown docker command: \"" + command.name() + " " + own.arguments().get(0) + "\"");
        }
        Optional<Wrong> miscount = miscount(command, own.arguments().size());
        return miscount.isPresent()
                ? new Wrong(String.join("", warnings.stream().map(line -> line + "\n").toList()) + miscount.get().complaint(), 1)
                : new Run(command, global.flags(), group, own.flags(), own.arguments(), List.copyOf(warnings));
    }

    /** Goes down the tree as far as the words lead, taking flags of groups along. */
    private static Target descend(CommandTree tree, Command from, List<String> words) {
        boolean valueExpected = false;
        for (int i = 0; i < words.size() && from.group() && !plugin(from); i++) {
            String word = words.get(i);
            if (word.startsWith("--") && !word.contains("=")) {
                valueExpected = !word.equals("--help") && !isSwitch(from, word.substring(2));
            } else if (word.startsWith("-") && word.length() == 2 && !word.equals("-h") && !isSwitch(from, word.substring(1))) {
                valueExpected = true;
            } else if (valueExpected) {
                valueExpected = false;
            } else if (!(word.startsWith("-") && word.length() >= 2)) {
                Optional<Command> below = tree.below(from, word);
                if (below.isEmpty()) {
                    return new Target(from, words);
                }
                List<String> rest = new ArrayList<>(words.subList(0, i));
                boolean help = rest.contains("--help") || rest.contains("-h");
                if (rest.size() > (help ? 1 : 0)) {
                    return new Target(from, words);
                }
                List<String> left = new ArrayList<>(words.subList(i + 1, words.size()));
                if (help) {
                    left.add(0, "--help");
                }
                return descend(tree, below.get(), left);
            }
        }
        return new Target(from, words);
    }

    /** Whether the command is one of the plug-in whose flags stand before its commands. */
    private static boolean plugin(Command command) {
        return command.group() && (command.facts().containsKey("traverse") || command.path().startsWith("docker compose "));
    }

    private static boolean isSwitch(Command command, String flag) {
        return command.flags().stream()
                .anyMatch(known -> (known.name().equals(flag) || known.shorthand().equals(flag)) && !known.kind().unsaid().isEmpty());
    }

    private static CommandLine helpTopic(CommandTree tree, Command root, Outcome.Read global, List<String> topic) {
        Command found = root;
        for (int i = 0; i < topic.size(); i++) {
            Optional<Command> below = found.group() ? tree.below(found, topic.get(i)) : Optional.empty();
            if (below.isEmpty()) {
                return new Wrong("unknown help topic: " + String.join(" ", topic.subList(i, topic.size())), 1);
            }
            found = below.get();
        }
        return new Help(found, global.flags(), global.warnings(), true, "");
    }

    private static Wrong badFlag(Command command, String message) {
        if (cobra(command)) {
            return new Wrong(message, 1);
        }
        return new Wrong(message + "\n\nUsage:  " + command.usageInComplaint() + "\n\nRun '" + command.knownAs()
                + " --help' for more information", BAD_FLAG);
    }

    private static Wrong unknownCommand(Command group, String word) {
        String usage = group.path().equals("docker") ? "" : "Usage:  " + group.usageInComplaint() + "\n\n";
        return new Wrong("docker: unknown command: " + group.path() + " " + word + "\n\n" + usage + "Run '" + group.path()
                + " --help' for more information", 1);
    }

    /** Whether the command belongs to a plug-in that leaves its complaints to cobra. */
    private static boolean cobra(Command command) {
        return command.path().startsWith("docker compose");
    }

    private static Optional<Wrong> miscount(Command command, int count) {
        ArgumentCount right = command.arguments();
        if (right.allows(count)) {
            return Optional.empty();
        }
        if (command.facts().containsKey("counted")) {
            return Optional.of(new Wrong(right.most() == ArgumentCount.ANY
                    ? "requires at least " + right.least() + " arg(s), only received " + count
                    : "accepts " + (right.exact() ? "" : right.least() == 0 ? "at most " : "between " + right.least() + " and ")
                            + right.most() + " arg(s), received " + count, 1));
        }
        if (command.facts().containsKey("cobra")) {
            return Optional.of(new Wrong("accepts " + right.least() + " arg(s), received " + count, 1));
        }
        // "SRun" is the original's own slip.
        String wants;
        String hint = "Run";
        if (right.most() == 0) {
            wants = "accepts no arguments";
        } else if (right.exact()) {
            wants = "requires " + arguments(right.most());
        } else if (right.most() == ArgumentCount.ANY) {
            wants = "requires at least " + arguments(right.least());
            hint = "See";
        } else if (right.least() == 0) {
            wants = "requires at most " + arguments(right.most());
            hint = "SRun";
        } else {
            wants = "requires at least " + right.least() + " and at most " + arguments(right.most());
        }
        return Optional.of(new Wrong((command.facts().containsKey("known") ? "ERROR: " : "") + "docker: '" + command.knownAs() + "' " + wants + "\n\nUsage:  " + command.usageInComplaint() + "\n\n"
                + hint + " '" + command.knownAs() + " --help' for more information", 1));
    }

    private static String arguments(int count) {
        return count + (count == 1 ? " argument" : " arguments");
    }
}

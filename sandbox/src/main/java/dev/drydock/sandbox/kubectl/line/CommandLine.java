package dev.drydock.sandbox.kubectl.line;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.command.FlagParser;
import dev.drydock.sandbox.command.FlagParser.Outcome;
import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.command.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the words after {@code kubectl} mean, found by cobra's rules and with the complaints of the original. */
public sealed interface CommandLine {

    /**
     * A command is to be carried out.
     *
     * @param flags the command's own flags and those of every command
     * @param dash how many arguments stand before {@code --}, -1 when there is none
     * @param warnings lines about outdated flags, for standard error
     */
    record Run(Command command, GivenFlags flags, List<String> arguments, int dash, List<String> warnings) implements CommandLine {}

    /**
     * A command's help is to be shown.
     *
     * @param asked whether it was asked for, and so goes to standard output with status 0; else to standard error with 1
     */
    record Help(Command command, boolean asked) implements CommandLine {}

    /** No such command of the client's own: a plug-in of that name may be there, else the complaint holds. */
    record Foreign(List<String> words, String complaint) implements CommandLine {}

    /** The words mean nothing: the whole complaint. The status is 1. */
    record Wrong(String complaint) implements CommandLine {}

    /** Reads the words after {@code kubectl}. */
    static CommandLine read(CommandTree tree, List<String> words) {
        Command root = tree.root();
        Descent found = new Descent(root, words).down(tree);
        Command command = found.command();
        if (command == root) {
            List<String> plain = found.plain();
            if (!plain.isEmpty() && plain.get(0).equals("help")) {
                return topic(tree, plain.subList(1, plain.size()));
            }
            if (!plain.isEmpty()) {
                return new Foreign(words, unknown(tree, root, plain.get(0)));
            }
        }
        return read(tree, command, found.words());
    }

    private static CommandLine read(CommandTree tree, Command command, List<String> words) {
        int dash = words.indexOf("--");
        List<Flag> flags = new ArrayList<>(command.flags());
        if (!command.path().equals("kubectl")) {
            tree.root().flags().stream().filter(global -> command.flags().stream().noneMatch(own -> own.name().equals(global.name())))
                    .forEach(flags::add);
        }
        Outcome outcome = FlagParser.parse(flags, true, dash < 0 ? words : words.subList(0, dash));
        if (outcome instanceof Outcome.Refused refused) {
            return new Wrong("error: " + refused.message() + "\nSee '" + command.path() + " --help' for usage.");
        }
        Outcome.Read read = (Outcome.Read) outcome;
        if (read.help()) {
            return new Help(command, true);
        }
        if (command.path().equals("kubectl")) {
            return new Help(command, true);
        }
        List<String> arguments = new ArrayList<>(read.arguments());
        if (dash >= 0) {
            arguments.addAll(words.subList(dash + 1, words.size()));
        }
        List<String> missing = command.required().stream().filter(flag -> !read.flags().has(flag)).sorted().map(Quote::go).toList();
        if (!missing.isEmpty()) {
            return new Wrong("error: required flag(s) " + String.join(", ", missing) + " not set");
        }
        if (!command.runs()) {
            return arguments.isEmpty()
                    ? new Help(command, false)
                    : new Wrong("error: unknown command " + Quote.go(String.join(" ", arguments)) + "\nSee '" + command.path() + " -h' for help and examples");
        }
        return new Run(command, read.flags(), List.copyOf(arguments), dash < 0 ? -1 : read.arguments().size(), read.warnings());
    }

    private static CommandLine topic(CommandTree tree, List<String> words) {
        Command found = tree.root();
        for (String word : words) {
            Optional<Command> below = tree.below(found, word);
            if (below.isEmpty()) {
                return new Wrong("Unknown help topic " + Quote.go(String.join(" ", words)).replace('"', '`'));
            }
            found = below.get();
        }
        return new Help(found, true);
    }

    private static String unknown(CommandTree tree, Command root, String word) {
        StringBuilder out = new StringBuilder("error: unknown command " + Quote.go(word) + " for \"kubectl\"");
        List<String> alike = tree.children(root).stream().filter(command -> !command.hidden() && Likeness.meant(command, word)).map(Command::name).toList();
        if (!alike.isEmpty()) {
            out.append("\n\nDid you mean this?\n");
            alike.forEach(name -> out.append('\t').append(name).append('\n'));
        }
        return out.toString();
    }
}

package dev.drydock.sandbox.docker.line;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.command.FlagTable;
import dev.drydock.sandbox.phrase.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The text of {@code --help}, laid out as the original does it; the descriptions are asked of the {@link Phrases}.
 *
 * @param columns the width of the terminal, 80 when there is none
 * @param home the learner's home, where the client's configuration lies
 * @param swarm what the engine says of its swarm: {@code inactive}, {@code active}, {@code manager}, or empty when it was not asked
 */
public record HelpText(CommandTree tree, Phrases phrases, int columns, String home, String swarm) {
    private static final int NAME_WIDTH = 11;

    /** A command's whole help, ended by a newline. */
    public String of(Command command) {
        StringBuilder out = new StringBuilder("Usage:  ").append(command.usage()).append("\n\n")
                .append(about(command)).append('\n');
        if (command.facts().containsKey("trial")) {
            out.append("\nEXPERIMENTAL:\n  ").append(command.path()).append(' ').append(first(List.of("docker experimental"))).append('\n');
        }
        if (!command.alsoKnownAs().isEmpty()) {
            out.append("\nAliases:\n  ").append(command.alsoKnownAs()).append('\n');
        }
        boolean root = command.path().equals("docker");
        if (!root) {
            flags(out, "Options", command);
        }
        if (command.group()) {
            lists(out, command, root);
        }
        if (root) {
            flags(out, "Global Options", command);
        }
        if (command.group()) {
            out.append("\nRun '").append(command.facts().getOrDefault("same", command.path())).append(" COMMAND --help' for more information on a command.\n");
        }
        if (root) {
            out.append("\nFor more help on how to use Docker, head to https://docs.docker.com/go/guides/\n");
        }
        return out.toString();
    }

    private void lists(StringBuilder out, Command command, boolean root) {
        List<Command> shown = tree.children(command).stream().filter(this::available).toList();
        if (root) {
            list(out, "Common Commands", shown.stream().filter(child -> child.top() > 0)
                    .sorted(Comparator.comparingInt(Command::top)).toList());
        }
        Predicate<Command> swarming = child -> List.of("manager", "active", "any").contains(child.condition());
        list(out, "Management Commands", shown.stream().filter(child -> child.group() && !swarming.test(child)).toList());
        list(out, "Swarm Commands", shown.stream().filter(child -> child.group() && swarming.test(child)).toList());
        list(out, "Commands", shown.stream().filter(child -> !child.group() && !(root && child.top() > 0)).toList());
    }

    private void list(StringBuilder out, String title, List<Command> commands) {
        if (commands.isEmpty()) {
            return;
        }
        out.append('\n').append(title).append(":\n");
        for (Command command : commands) {
            String name = command.name() + (command.plugin() ? "*" : "");
            out.append("  ").append(name).append(" ".repeat(Math.max(0, NAME_WIDTH + 1 - name.length())))
                    .append(about(command).split("\n", 2)[0]).append('\n');
        }
    }

    private void flags(StringBuilder out, String title, Command command) {
        if (command.flags().stream().noneMatch(Flag::listed)) {
            return;
        }
        List<Flag> flags = command.flags().stream().map(flag -> atHome(command, flag)).toList();
        String table = FlagTable.layout(flags, columns - 1, flag -> about(command, flag));
        out.append('\n').append(title).append(":\n").append(table.stripTrailing()).append('\n');
    }

    /** The flag with what it is at this home; a builder has a usual one for those who do not name the plug-in. */
    private Flag atHome(Command command, Flag flag) {
        if (flag.name().equals("builder") && !command.path().startsWith("docker compose")) {
            boolean named = command.path().startsWith("docker buildx") && !command.facts().containsKey("usual");
            return new Flag(flag.name(), flag.shorthand(), flag.kind(), named ? "" : "default", flag.standing(), flag.advice());
        }
        return new Flag(flag.name(), flag.shorthand(), flag.kind(), flag.standard().replace("$HOME", home), flag.standing(), flag.advice());
    }

    private boolean available(Command command) {
        return switch (command.condition()) {
            case "manager" -> swarm.isEmpty() || swarm.equals("manager");
            case "active" -> !swarm.equals("inactive");
            case "experimental" -> swarm.isEmpty();
            default -> true;
        };
    }

    /** The description of a command: its own, or that of another name of it. */
    private String about(Command command) {
        return first(names(command));
    }

    /** The description of a flag: the command's own, that of the same flag of {@code run}, or what the flag means everywhere. */
    private String about(Command command, Flag flag) {
        List<String> keys = new ArrayList<>(names(command).stream().map(name -> name + " --" + flag.name()).toList());
        keys.add("docker run --" + flag.name());
        keys.add("docker --" + flag.name());
        return first(keys);
    }

    private static List<String> names(Command command) {
        List<String> names = new ArrayList<>(command.facts().containsKey("topic") ? List.of(command.facts().get("topic")) : List.of());
        names.add(command.path());
        if (!command.alsoKnownAs().isEmpty()) {
            names.addAll(List.of(command.alsoKnownAs().split(", ")));
        }
        return names;
    }

    private String first(List<String> keys) {
        return keys.stream().map(phrases::text).flatMap(Optional::stream).findFirst().orElse("");
    }
}

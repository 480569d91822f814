package dev.drydock.sandbox.kubectl.line;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.phrase.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of {@code --help}, laid out as the original does it; the descriptions are asked of the {@link Phrases}.
 *
 * @param home the learner's home, where the client's files lie
 */
public record HelpText(CommandTree tree, Phrases phrases, String home) {
    private static final int NAME_WIDTH = 11;
    private static final String EVERYWHERE = "Use \"kubectl options\" for a list of global command-line options (applies to all commands).\n";

    /** A command's whole help, ended by a newline. */
    public String of(Command command) {
        StringBuilder out = new StringBuilder(about(command)).append("\n\n");
        if (!command.aliases().isEmpty()) {
            out.append("Aliases:\n").append(command.name()).append(", ").append(String.join(", ", command.aliases())).append("\n\n");
        }
        if (!command.examples().isEmpty()) {
            out.append("Examples:\n");
            command.examples().forEach(example -> out.append("  ").append(example).append('\n'));
            out.append('\n');
        }
        boolean root = command.path().equals("kubectl");
        if (command.group()) {
            commands(out, command, root);
        }
        if (!root && command.flags().stream().anyMatch(Flag::listed)) {
            out.append("Options:\n").append(options(command).stripTrailing()).append("\n\n");
        }
        out.append("Usage:\n  ").append(command.usage()).append("\n\n");
        if (command.group()) {
            out.append("Use \"").append(command.path()).append(" <command> --help\" for more information about a given command.\n");
        }
        return out.append(EVERYWHERE).toString();
    }

    /** What {@code kubectl options} prints. */
    public String options() {
        return "The following options can be passed to any command:\n\n" + options(tree.root());
    }

    private void commands(StringBuilder out, Command command, boolean root) {
        Map<String, List<Command>> sections = new LinkedHashMap<>();
        for (Command child : tree.children(command)) {
            if (!child.hidden()) {
                String section = !root ? "Available Commands" : child.section().isEmpty() ? "Other Commands" : child.section();
                sections.computeIfAbsent(section, same -> new ArrayList<>()).add(child);
            }
        }
        sections.forEach((title, children) -> {
            int widest = Math.max(NAME_WIDTH, children.stream().mapToInt(child -> child.name().length()).max().orElse(0));
            out.append(title).append(":\n");
            for (Command child : children) {
                out.append("  ").append(child.name()).append(" ".repeat(widest - child.name().length() + 3)).append(about(child).split("\n", 2)[0]).append('\n');
            }
            out.append('\n');
        });
    }

    private String options(Command command) {
        StringBuilder out = new StringBuilder();
        for (Flag flag : command.flags()) {
            if (flag.listed()) {
                out.append("    ").append(flag.shorthand().isEmpty() ? "" : "-" + flag.shorthand() + ", ").append("--").append(flag.name()).append('=')
                        .append(standard(flag)).append(":\n\t").append(about(command, flag)).append("\n\n");
            }
        }
        return out.toString();
    }

    private String standard(Flag flag) {
        String value = flag.standard().replace("$HOME", home);
        return switch (flag.kind().shown()) {
            case "bool" -> value.isEmpty() ? "false" : value;
            case "string" -> "'" + value + "'";
            case "strings", "stringArray", "map" -> value.isEmpty() ? "[]" : value;
            case "duration" -> value.isEmpty() ? "0s" : value;
            case "pattern" -> "";
            default -> value.isEmpty() ? "0" : value;
        };
    }

    private String about(Command command) {
        return phrases.text(command.path()).orElse("");
    }

    private String about(Command command, Flag flag) {
        for (String key : List.of(command.path() + " --" + flag.name(), "kubectl --" + flag.name())) {
            Optional<String> text = phrases.text(key);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }
}

package dev.drydock.sandbox.docker.table;

import dev.drydock.sandbox.docker.line.Command;
import dev.drydock.sandbox.docker.line.CommandLine;
import dev.drydock.sandbox.docker.line.CommandTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The docker commands in a line of shell, as far as they can be seen without running it. */
final class Invocations {
    private static final Pattern BETWEEN = Pattern.compile("\\n|&&|\\|\\||[|;&()`]|\\$\\(|\\bdo\\b|\\bthen\\b");
    private static final Pattern BEFORE = Pattern.compile("^\\s*(?:(?:!|if|while|until|time|exec|timeout \\S+|[A-Za-z_]\\w*=\\S*)\\s+)*docker\\s+(.*)$", Pattern.DOTALL);

    /** A command with its flags, and whether the client could have carried it out. */
    record Invocation(String command, Set<String> flags) {}

    private Invocations() {}

    static List<Invocation> in(String line) {
        List<Invocation> found = new ArrayList<>();
        for (String part : BETWEEN.split(line)) {
            var match = BEFORE.matcher(part);
            if (!match.matches()) continue;
            CommandLine read = CommandLine.read(CommandTree.load(), words(match.group(1)));
            if (read instanceof CommandLine.Run run) found.add(new Invocation(name(run.command()), run.flags().given().keySet()));
        }
        return found;
    }

    /** The one name of a command that has several: its longest one below a management command. */
    static String name(Command command) {
        String path = command.facts().getOrDefault("same", command.path());
        String known = command.alsoKnownAs().isEmpty() ? path : command.alsoKnownAs().split(", ")[0];
        return known.startsWith("docker buildx ") || command.facts().containsKey("known") ? path : known;
    }

    static Optional<Command> command(String path) {
        CommandTree tree = CommandTree.load();
        Optional<Command> at = Optional.of(tree.root());
        for (String word : path.substring("docker".length()).strip().split(" ")) if (!word.isEmpty()) at = at.flatMap(parent -> tree.below(parent, word));
        return at;
    }

    /** Words without quotes; what the shell would put in is left as it is. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (char c : text.replaceAll("\\s\\d?>{1,2}\\s*\\S+|\\s<\\s*\\S+", " ").toCharArray()) {
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                begun = true;
            } else if (Character.isWhitespace(c) && quote == 0) {
                if (begun) words.add(word.toString());
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) words.add(word.toString());
        return words;
    }
}

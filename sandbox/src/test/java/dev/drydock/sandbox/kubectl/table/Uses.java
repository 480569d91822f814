package dev.drydock.sandbox.kubectl.table;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.kubectl.line.Command;
import dev.drydock.sandbox.kubectl.line.CommandTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which session uses which command and which flag of it: {@code kubectl get}, {@code kubectl get --output}. */
final class Uses {
    private final Map<String, String> found = new TreeMap<>();

    /** The first session for each. */
    static Map<String, String> in(List<Session> sessions) {
        Uses uses = new Uses();
        sessions.forEach(session -> session.exchanges().forEach(each -> uses.script(each.command(), session.name())));
        return uses.found;
    }

    private void script(String script, String session) {
        for (String line : script.split("[|;&\n]|\\$\\(")) {
            int at = line.indexOf("kubectl ");
            if (at >= 0) line(List.of(line.substring(at + 8).strip().split("\\s+")), session);
        }
    }

    private void line(List<String> words, String session) {
        CommandTree tree = CommandTree.load();
        Command command = tree.root();
        List<String> flags = new ArrayList<>();
        boolean descending = true;
        for (String word : words) {
            if (word.equals("--")) break;
            if (word.startsWith("-")) flags.add(word);
            else if (descending) {
                Optional<Command> below = tree.below(command, word);
                descending = below.isPresent();
                command = below.orElse(command);
            }
        }
        found.putIfAbsent(command.path(), session);
        Map<String, Flag> byName = new LinkedHashMap<>();
        Map<String, String> owner = new LinkedHashMap<>();
        for (Command each : List.of(command, tree.root())) {
            each.flags().forEach(flag -> {
                byName.putIfAbsent("--" + flag.name(), flag);
                if (!flag.shorthand().isEmpty()) byName.putIfAbsent("-" + flag.shorthand(), flag);
                owner.putIfAbsent(flag.name(), each.path());
            });
        }
        for (String word : flags) {
            List<String> names = word.startsWith("--") ? List.of(word.split("=")[0]) : letters(word, byName);
            names.stream().filter(byName::containsKey).map(byName::get).forEach(flag -> found.putIfAbsent(owner.get(flag.name()) + " --" + flag.name(), session));
        }
    }

    private static List<String> letters(String word, Map<String, Flag> byName) {
        List<String> names = new ArrayList<>();
        for (char letter : word.substring(1).toCharArray()) {
            Flag flag = byName.get("-" + letter);
            if (flag == null) break;
            names.add("-" + letter);
            if (flag.kind().unsaid().isEmpty()) break;
        }
        return names;
    }
}

package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What jq was asked for.
 *
 * @param flags long names of the options given
 * @param files {@code --slurpfile} and {@code --rawfile} not yet read: name, file, and whether raw
 * @param positional of {@code --args} and {@code --jsonargs}
 */
record Order(Set<String> flags, Map<String, Tree> variables, List<String[]> files, Optional<String> program, List<String> inputs, List<Tree> positional, int indent) {
    private static final Map<Character, String> SHORT = Map.ofEntries(Map.entry('r', "raw-output"), Map.entry('c', "compact-output"), Map.entry('n', "null-input"),
            Map.entry('s', "slurp"), Map.entry('R', "raw-input"), Map.entry('e', "exit-status"), Map.entry('j', "join-output"), Map.entry('a', "ascii-output"),
            Map.entry('S', "sort-keys"), Map.entry('C', "color-output"), Map.entry('M', "monochrome-output"), Map.entry('h', "help"), Map.entry('V', "version"),
            Map.entry('f', "from-file"));
    private static final Set<String> LONG = Set.of("raw-output", "compact-output", "null-input", "slurp", "raw-input", "exit-status", "join-output", "ascii-output",
            "sort-keys", "color-output", "monochrome-output", "help", "version", "from-file", "tab", "unbuffered", "seq", "stream", "raw-output0");

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** An order, or a complaint. */
    sealed interface Reading {
        record Read(Order order) implements Reading {}

        record Misused(String complaint) implements Reading {}
    }

    static Reading read(List<String> words) {
        return new Reader().read(words);
    }

    private static final class Reader {
        private final TreeSet<String> flags = new TreeSet<>();
        private final TreeMap<String, Tree> variables = new TreeMap<>();
        private final List<String[]> files = new ArrayList<>();
        private final List<String> operands = new ArrayList<>();
        private final List<Tree> positional = new ArrayList<>();
        private String rest = "";
        private int indent = 2;
        private String complaint = "";

        Reading read(List<String> words) {
            boolean ended = false;
            for (int i = 0; i < words.size() && complaint.isEmpty(); i++) {
                String word = words.get(i);
                if (ended || !word.startsWith("-") || word.equals("-")) {
                    operand(word);
                } else if (word.equals("--")) {
                    ended = true;
                } else if (word.startsWith("--")) {
                    i += longOption(word.substring(2), words.subList(i + 1, words.size()));
                } else {
                    letters(word);
                }
            }
            if (!complaint.isEmpty()) {
                return new Reading.Misused(complaint);
            }
            boolean fromFile = flags.contains("from-file");
            Optional<String> program = operands.isEmpty() ? Optional.empty() : Optional.of(operands.get(0));
            List<String> inputs = operands.isEmpty() ? List.of() : List.copyOf(operands.subList(1, operands.size()));
            if (fromFile && program.isPresent()) {
                files.add(new String[] {"", program.get(), ""});
            }
            return new Reading.Read(new Order(flags, variables, List.copyOf(files), program, inputs, List.copyOf(positional), indent));
        }

        private void operand(String word) {
            if (operands.isEmpty() || rest.isEmpty()) {
                operands.add(word);
            } else if (rest.equals("args")) {
                positional.add(Tree.of(word));
            } else {
                json("", word).ifPresent(positional::add);
            }
        }

        private Optional<Tree> json(String name, String text) {
            try {
                JsonStream stream = new JsonStream(text);
                Optional<Tree> value = stream.next();
                if (value.isPresent() && stream.next().isEmpty()) {
                    return value;
                }
            } catch (JsonStream.Broken broken) {
                // Told below.
            }
            complaint = name.isEmpty() ? "jq: Invalid JSON text passed to --jsonargs\n" + Jq.USE_HELP : "jq: Invalid JSON text passed to --argjson\n" + Jq.USE_HELP;
            return Optional.empty();
        }

        private void letters(String word) {
            for (char letter : word.substring(1).toCharArray()) {
                if (!SHORT.containsKey(letter)) {
                    complaint = "jq: Unknown option: " + word + "\n" + Jq.USE_HELP;
                    return;
                }
                flags.add(SHORT.get(letter));
            }
        }

        /** How many of the words that follow belong to it. */
        private int longOption(String name, List<String> following) {
            switch (name) {
                case "arg", "argjson", "slurpfile", "rawfile" -> {
                    if (following.size() < 2) {
                        complaint = "jq: --" + name + " takes two parameters (e.g. --" + name + (name.endsWith("file") ? " varname filename" : name.equals("arg") ? " varname value" : " varname text")
                                + ")\n" + Jq.USE_HELP;
                        return 0;
                    }
                    if (name.equals("arg")) {
                        variables.put(following.get(0), Tree.of(following.get(1)));
                    } else if (name.equals("argjson")) {
                        json(following.get(0), following.get(1)).ifPresent(value -> variables.put(following.get(0), value));
                    } else {
                        files.add(new String[] {following.get(0), following.get(1), name});
                    }
                    return 2;
                }
                case "args", "jsonargs" -> rest = name;
                case "indent" -> {
                    if (following.isEmpty() || !following.get(0).matches("-?\\d{1,9}")) {
                        complaint = "jq: --indent takes one parameter\n" + Jq.USE_HELP;
                        return 0;
                    }
                    indent = Integer.parseInt(following.get(0));
                    if (indent < 0 || indent > 7) {
                        complaint = "jq: Cannot indent " + (indent < 0 ? "less than zero characters" : "more than 7 characters") + "\n" + Jq.USE_HELP;
                    }
                    return 1;
                }
                default -> {
                    if (LONG.contains(name)) {
                        flags.add(name);
                    } else {
                        complaint = "jq: Unknown option: --" + name + "\n" + Jq.USE_HELP;
                    }
                }
            }
            return 0;
        }
    }
}

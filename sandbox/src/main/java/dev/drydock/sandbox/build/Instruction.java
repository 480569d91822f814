package dev.drydock.sandbox.build;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One instruction.
 *
 * @param original all of it in one line, continuations joined, as written
 * @param flags such as {@code --from=build}, without the dashes
 * @param rest what follows the flags
 * @param line where it begins, counted from 1
 * @param lastLine where it ends
 */
public record Instruction(String original, List<String> flags, String rest, int line, int lastLine, List<Heredoc> heredocs) {
    public Instruction {
        flags = List.copyOf(flags);
        heredocs = List.copyOf(heredocs);
    }

    /**
     * A text in place of a file.
     *
     * @param expands whether variables are put in: its end was not quoted
     * @param chomps whether tabs at the beginning of lines are taken away
     */
    public record Heredoc(String name, String content, boolean expands, boolean chomps) {
        /** The word by which the instruction means it. */
        public boolean meant(String word) {
            return word.startsWith("<<") && word.replaceFirst("^<<-?\\s*", "").replaceAll("['\"]", "").equals(name);
        }

        /** The text as a shell reads it. */
        public String read() {
            return chomps ? content.replaceAll("(?m)^\t+", "") : content;
        }

        /** Its first line, for progress. */
        public String summary() {
            List<String> lines = content.strip().lines().toList();
            return lines.isEmpty() ? "" : lines.get(0) + (lines.size() > 1 ? "..." : "");
        }
    }

    /** The first word as it was written. */
    public String written() {
        return original.split("\\s+", 2)[0];
    }

    /** The first word in capitals. */
    public String keyword() {
        return written().toUpperCase(Locale.ROOT);
    }

    /** The instruction with its first word in capitals. */
    public String shown() {
        return keyword() + original.substring(written().length());
    }

    /** The value of a flag; that of a switch is {@code true}. */
    public Optional<String> flag(String name) {
        return flags.stream().filter(flag -> flag.equals(name) || flag.startsWith(name + "="))
                .map(flag -> flag.equals(name) ? "true" : flag.substring(name.length() + 1)).reduce((first, second) -> second);
    }

    /** Whether a switch is on. */
    public boolean on(String name) {
        return flag(name).filter(value -> value.equalsIgnoreCase("true")).isPresent();
    }

    /** All values of a flag that may be repeated. */
    public List<String> flagValues(String name) {
        return flags.stream().filter(flag -> flag.startsWith(name + "=")).map(flag -> flag.substring(name.length() + 1)).toList();
    }

    /** The words of the exec form, a JSON array of texts; nothing if this is no such array. */
    public Optional<List<String>> array() {
        return array(rest);
    }

    /** Reads the exec form of any text. */
    public static Optional<List<String>> array(String text) {
        Tree tree = sequence(text);
        return tree instanceof Sequence && tree.items().stream().allMatch(item -> item instanceof Text) ? Optional.of(tree.texts()) : Optional.empty();
    }

    /** Whether a text is an array that holds something else than texts. */
    static boolean mixed(String text) {
        return sequence(text) instanceof Sequence sequence && !sequence.items().stream().allMatch(item -> item instanceof Text);
    }

    private static Tree sequence(String text) {
        return text.stripLeading().startsWith("[") ? Json.read(text).value().orElse(Nothing.NOTHING) : Nothing.NOTHING;
    }

    /** What follows the flags, split at blanks; or the array's items. */
    public List<String> words() {
        return array().orElseGet(() -> rest.isBlank() ? List.of() : List.of(rest.strip().split("\\s+")));
    }

    /** {@code name=value} pairs of ENV, LABEL and ARG with their quotes, split at blanks outside quotes. */
    public List<String> assignments(char escape) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean quoted = false;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (word.length() > 0 || quoted) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                quoted = false;
                continue;
            }
            word.append(c);
            if (c == escape && quote != '\'' && i + 1 < rest.length()) {
                word.append(rest.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                quoted = true;
            } else if (c == quote) {
                quote = 0;
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    /** The same instruction at other lines: that of an image's trigger stands where the image is named. */
    public Instruction at(Instruction place) {
        return new Instruction(original, flags, rest, place.line(), place.lastLine(), heredocs);
    }
}

package dev.drydock.sandbox.build;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One instruction.
 *
 * @param keyword in capitals
 * @param original all of it in one line, continuations joined, as written
 * @param flags such as {@code --from=build}, without the dashes
 * @param rest what follows the flags
 * @param line where it begins, counted from 1
 * @param lastLine where it ends
 */
public record Instruction(String keyword, String original, List<String> flags, String rest, int line, int lastLine, List<Heredoc> heredocs) {
    public Instruction {
        flags = List.copyOf(flags);
        heredocs = List.copyOf(heredocs);
    }

    /**
     * A text in place of a file.
     *
     * @param expands whether variables are put in: its end was not quoted
     */
    public record Heredoc(String name, String content, boolean expands) {}

    /** The value of a flag. */
    public Optional<String> flag(String name) {
        return flags.stream().filter(flag -> flag.equals(name) || flag.startsWith(name + "="))
                .map(flag -> flag.equals(name) ? "true" : flag.substring(name.length() + 1)).reduce((first, second) -> second);
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
        if (!text.stripLeading().startsWith("[")) {
            return Optional.empty();
        }
        Tree tree = Json.read(text).value().orElse(Tree.of(null));
        return tree instanceof Sequence && tree.items().stream().allMatch(item -> item instanceof Text) ? Optional.of(tree.texts()) : Optional.empty();
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
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                continue;
            }
            word.append(c);
            if (c == escape && quote != '\'' && i + 1 < rest.length()) {
                word.append(rest.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }
}

package dev.drydock.sandbox.kubectl.explain;

import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Descriptions of types and fields in the learner's language, where the server tells none. */
record Words(Phrases phrases) {

    /** @param type short name of a type, {@code PodSpec} */
    String ofType(String type, Tree schema) {
        String own = schema.get("description").text();
        return !own.isEmpty() ? own : phrases.text("explain " + type).orElse("");
    }

    String ofField(String type, String field, Tree schema) {
        String own = schema.get("description").text();
        if (!own.isEmpty()) {
            return own;
        }
        for (String key : List.of("explain " + type + "." + field, "explain ." + field)) {
            Optional<String> text = phrases.text(key);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }

    /** Broken into lines at blanks; characters of two columns count twice. */
    static String wrapped(String text, int width, int indent) {
        String pad = " ".repeat(indent);
        StringBuilder out = new StringBuilder(pad);
        int column = 0;
        for (String word : text.split(" ")) {
            int length = columns(word);
            if (column > 0 && column + 1 + length > width) {
                out.append('\n').append(pad);
                column = 0;
            }
            out.append(column > 0 ? " " : "").append(word);
            column += (column > 0 ? 1 : 0) + length;
        }
        return out.toString();
    }

    private static int columns(String word) {
        return word.codePoints().map(point -> point >= 0x1100 ? 2 : 1).sum();
    }
}

package dev.drydock.sandbox.shell.syntax;

import java.util.List;
import java.util.Optional;

/**
 * One word before expansion.
 *
 * @param source the text as it was written, for {@code jobs}, {@code type} and messages
 * @param parts  its parts in order, none for an empty word
 */
public record Word(String source, List<Part> parts) {
    public Word {
        parts = List.copyOf(parts);
    }

    /** A word of one unquoted literal. */
    public static Word of(String text) {
        return new Word(text, text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }

    /** The text when nothing in this word is quoted or expanded (such words can be keywords, aliases and names). */
    public Optional<String> plain() {
        if (parts.isEmpty()) {
            return Optional.of("");
        }
        return parts.size() == 1 && parts.get(0) instanceof Part.Literal literal
                ? Optional.of(literal.text()) : Optional.empty();
    }

    /** Whether the word is written exactly so, without quotes. */
    public boolean is(String text) {
        return plain().filter(text::equals).isPresent();
    }
}

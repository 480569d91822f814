package dev.drydock.tutor.sitting;

import java.util.List;
import java.util.Optional;

/**
 * Something said to the tutor, not to the shell.
 *
 * @param name without its colon
 * @param rest what follows it
 */
public record Word(String name, String rest) {
    /** In the order of the help page. */
    public static final List<String> ALL = List.of(
            "hint", "next", "skip", "back", "again", "answer", "outline", "timeline", "recap", "glossary", "search", "undo", "redo", "why", "view", "java", "fault", "repair", "cluster", "clock", "save", "lang",
            "help", "quit");

    /** Nobody's commands: at the outermost prompt they need no colon. */
    private static final List<String> BARE = List.of("hint", "next", "skip", "undo", "redo", "why");

    /** The word that a line is; empty for a line of the shell. */
    public static Optional<Word> in(String line, boolean outermost) {
        String text = line.strip();
        // What an input method for Chinese makes of a colon.
        boolean colon = text.startsWith(":") || text.startsWith("：");
        if (!colon && !outermost) return Optional.empty();
        String[] parts = (colon ? text.substring(1) : text).split("[ \t]+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        List<String> known = colon ? ALL : BARE;
        // `why` takes an object; `next` with something behind it is a line for the shell, which says so.
        boolean fits = colon || rest.isEmpty() || parts[0].equals("why");
        return known.contains(parts[0]) && fits ? Optional.of(new Word(parts[0], rest)) : Optional.empty();
    }
}

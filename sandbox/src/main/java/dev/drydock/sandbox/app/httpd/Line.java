package dev.drydock.sandbox.app.httpd;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A directive, or a section with those in it.
 *
 * @param name in small letters, a section's without brackets
 * @param inside empty for a plain directive
 */
record Line(String name, List<String> words, Optional<List<Line>> inside, int number) {
    Line {
        words = List.copyOf(words);
    }

    boolean is(String wanted) {
        return name.equals(wanted.toLowerCase(Locale.ROOT));
    }

    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }
}

package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts texts into fields. */
final class Splitter {
    private Splitter() {}

    /** Fields between runs of blanks; newlines count as blanks. */
    static List<String> blanks(String text) {
        List<String> fields = new ArrayList<>();
        int length = text.length();
        int i = 0;
        while (i < length) {
            while (i < length && isBlank(text.charAt(i))) {
                i++;
            }
            int start = i;
            while (i < length && !isBlank(text.charAt(i))) {
                i++;
            }
            if (i > start) {
                fields.add(text.substring(start, i));
            }
        }
        return fields;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /** Fields between single characters. @param lines whether newlines separate too */
    static List<String> character(String text, char separator, boolean lines) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == separator || (lines && c == '\n')) {
                fields.add(text.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(text.substring(start));
        return fields;
    }

    /** One field a character. */
    static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** Fields between matches, and the matches. */
    static List<String> regex(String text, Regex regex, List<String> separators) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        int from = 0;
        while (from <= text.length()) {
            Optional<Match> match = regex.findWhole(text, from);
            if (match.isEmpty()) {
                break;
            }
            if (match.get().end() == match.get().start()) {
                from = match.get().end() + 1;
                continue;
            }
            fields.add(text.substring(start, match.get().start()));
            separators.add(text.substring(match.get().start(), match.get().end()));
            start = match.get().end();
            from = start;
        }
        fields.add(text.substring(start));
        return fields;
    }
}

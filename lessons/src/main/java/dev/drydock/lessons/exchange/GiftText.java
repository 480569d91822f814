package dev.drydock.lessons.exchange;

import java.util.ArrayList;
import java.util.List;

/** GIFT's escapes: a backslash before {@code ~ = # { } :} and before itself, and {@code \n} for a new line. */
final class GiftText {
    private static final String SPECIAL = "~=#{}:\\";

    private GiftText() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '\n') escaped.append("\\n");
            else if (SPECIAL.indexOf(c) >= 0) escaped.append('\\').append(c);
            else if (c != '\r') escaped.append(c);
        }
        return escaped.toString();
    }

    static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '\\' && next == 'n') {
                plain.append('\n');
                i++;
            } else if (c == '\\' && SPECIAL.indexOf(next) >= 0) {
                plain.append(next);
                i++;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The first place of a text from an index on that is not escaped, or -1. */
    static int find(String text, String wanted, int from) {
        for (int i = from; i + wanted.length() <= text.length(); i++) {
            if (text.startsWith(wanted, i)) return i;
            if (text.charAt(i) == '\\') i++;
        }
        return -1;
    }

    /** The parts of a text that begin with one of these signs, unescaped ones only; each with its sign. */
    static List<String> parts(String text, String signs) {
        List<String> parts = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (signs.indexOf(text.charAt(i)) >= 0) {
                if (begin >= 0) parts.add(text.substring(begin, i));
                begin = i;
            }
        }
        if (begin >= 0) parts.add(text.substring(begin));
        return parts;
    }
}

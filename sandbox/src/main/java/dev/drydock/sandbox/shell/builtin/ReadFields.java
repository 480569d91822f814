package dev.drydock.sandbox.shell.builtin;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line into fields as {@code read} does; a backslash takes the meaning off a separator. */
final class ReadFields {
    private final String separators;
    private final StringBuilder text = new StringBuilder();
    private final List<Boolean> escaped = new ArrayList<>();
    private int pos;

    ReadFields(String line, String separators, boolean raw) {
        this.separators = separators;
        for (int i = 0; i < line.length(); i++) {
            boolean escape = line.charAt(i) == '\\' && !raw;
            if (escape && ++i == line.length()) {
                break;
            }
            text.append(line.charAt(i));
            escaped.add(escape);
        }
        skipBlanks();
    }

    private boolean separator(int at) {
        return at < text.length() && !escaped.get(at) && separators.indexOf(text.charAt(at)) >= 0;
    }

    private boolean blank(int at) {
        return separator(at) && " \t\n".indexOf(text.charAt(at)) >= 0;
    }

    private void skipBlanks() {
        while (blank(pos)) {
            pos++;
        }
    }

    /** The next field; empty at the end. */
    String next() {
        int start = pos;
        while (pos < text.length() && !separator(pos)) {
            pos++;
        }
        String field = text.substring(start, pos);
        skipBlanks();
        if (separator(pos)) {
            pos++;
            skipBlanks();
        }
        return field;
    }

    /** All that is left, without blanks at its end and without a separator that only ends its last field. */
    String rest() {
        int start = pos;
        String field = next();
        if (pos >= text.length()) {
            return field;
        }
        int end = text.length();
        while (end > start && blank(end - 1)) {
            end--;
        }
        return text.substring(start, end);
    }

    /** All fields. */
    List<String> all() {
        List<String> fields = new ArrayList<>();
        while (pos < text.length()) {
            fields.add(next());
        }
        return fields;
    }
}

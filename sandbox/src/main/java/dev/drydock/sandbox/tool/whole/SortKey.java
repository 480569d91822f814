package dev.drydock.sandbox.tool.whole;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of {@code sort}: from field and character to field and character, both counted from 1, with its own order.
 *
 * @param toField 0 for the end of the line
 * @param toChar 0 for the end of the field
 * @param order letters of options: {@code bdfghiMnrRV}
 */
record SortKey(int fromField, int fromChar, boolean skipFrom, int toField, int toChar, boolean skipTo, String order) {
    private static final Pattern TEXT = Pattern.compile("(\\d+)(?:\\.(\\d+))?([bdfghiMnrRV]*)(?:,(\\d+)(?:\\.(\\d+))?([bdfghiMnrRV]*))?");

    /** The key of that description; empty if it is none. */
    static Optional<SortKey> parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        String end = m.group(6) == null ? "" : m.group(6);
        return Optional.of(new SortKey(number(m.group(1), 1), number(m.group(2), 1), m.group(3).contains("b"), number(m.group(4), 0),
                number(m.group(5), 0), end.contains("b"), m.group(3) + end));
    }

    private static int number(String digits, int otherwise) {
        return digits == null ? otherwise : (int) Math.min(1_000_000, Long.parseLong(digits.length() > 9 ? "1000000" : digits));
    }

    /** The part of a line that this key looks at; the separator is empty for runs of blanks. */
    String of(String line, String separator, boolean skipBlanks) {
        int from = fieldStart(line, separator, fromField);
        if (skipFrom || skipBlanks) {
            from = skipBlanks(line, from);
        }
        from = Math.min(line.length(), from + fromChar - 1);
        int to = line.length();
        if (toField > 0 && toChar == 0) {
            to = fieldEnd(line, separator, toField);
        } else if (toField > 0) {
            int start = fieldStart(line, separator, toField);
            to = Math.min(line.length(), (skipTo || skipBlanks ? skipBlanks(line, start) : start) + toChar);
        }
        return from >= to ? "" : line.substring(from, to);
    }

    private static int skipBlanks(String line, int from) {
        int i = from;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static int fieldStart(String line, String separator, int field) {
        int at = 0;
        for (int i = 1; i < field && at < line.length(); i++) {
            at = fieldEndFrom(line, separator, at);
            at += separator.isEmpty() ? 0 : separator.length();
        }
        return Math.min(at, line.length());
    }

    private static int fieldEnd(String line, String separator, int field) {
        int start = fieldStart(line, separator, field);
        return start >= line.length() ? line.length() : fieldEndFrom(line, separator, start);
    }

    private static int fieldEndFrom(String line, String separator, int start) {
        if (!separator.isEmpty()) {
            int end = line.indexOf(separator, start);
            return end < 0 ? line.length() : end;
        }
        int i = skipBlanks(line, start);
        while (i < line.length() && line.charAt(i) != ' ' && line.charAt(i) != '\t') {
            i++;
        }
        return i;
    }
}

package dev.drydock.sandbox.shell.expand;

import java.util.Locale;

/** Writes text so that the shell would read it back. */
public final class Quotes {
    private static final String SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=%+,@";

    private Quotes() {
    }

    /** As {@code set -x} shows a word: single quotes only where they are needed. */
    public static String traced(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        return needsQuotes(text) ? shown(text) : text;
    }

    /** As ash's {@code set -x} shows a word. */
    public static String ashTraced(String text) {
        boolean quotes = text.isEmpty() || !text.chars().allMatch(c -> Character.isLetterOrDigit(c)
                || "_-./:%+,@]".indexOf(c) >= 0);
        return quotes ? single(text) : text;
    }

    private static boolean needsQuotes(String text) {
        if (text.charAt(0) == '#' || text.charAt(0) == '~') {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean harmless = SAFE.indexOf(c) >= 0 || c > 127 || c == '#' || c == '~';
            if (!harmless) {
                return true;
            }
        }
        return false;
    }

    /** As {@code set} and {@code alias} show a value that needs quotes. */
    public static String shown(String text) {
        return hasControl(text) ? ansi(text) : single(text);
    }

    /** As {@code set} shows the value of a variable. */
    public static String value(String text) {
        return text.isEmpty() ? "" : needsQuotes(text) ? shown(text) : text;
    }

    /** In single quotes. */
    public static String single(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** In double quotes, as {@code declare -p} shows values. */
    public static String declared(String text) {
        if (hasControl(text)) {
            return ansi(text);
        }
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c == '$' || c == '`') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"').toString();
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < 32 || c == 127);
    }

    private static String ansi(String text) {
        StringBuilder out = new StringBuilder("$'");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\007' -> out.append("\\a");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\013' -> out.append("\\v");
                case '\033' -> out.append("\\E");
                case '\'' -> out.append("\\'");
                case '\\' -> out.append("\\\\");
                default -> out.append(c < 32 || c == 127 ? String.format(Locale.ROOT, "\\%03o", (int) c)
                        : Character.toString(c));
            }
        }
        return out.append('\'').toString();
    }
}

package dev.drydock.sandbox.command;

import java.util.Locale;

/** Text in Go's double quotes ({@code %q}), as many of the originals' messages show it. */
public final class Quote {
    private Quote() {}

    /** The text between double quotes, with Go's escapes. */
    public static String go(String text) {
        return quoted(text, '"');
    }

    /** One letter between single quotes, with Go's escapes. */
    public static String letter(String letter) {
        return quoted(letter, '\'');
    }

    private static String quoted(String text, char mark) {
        StringBuilder out = new StringBuilder().append(mark);
        text.codePoints().forEach(code -> {
            switch (code) {
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case 7 -> out.append("\\a");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case 11 -> out.append("\\v");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (code == mark) {
                        out.append('\\').append(mark);
                    } else if (code < ' ' || code == 0x7f) {
                        out.append(String.format(Locale.ROOT, "\\x%02x", code));
                    } else {
                        out.appendCodePoint(code);
                    }
                }
            }
        });
        return out.append(mark).toString();
    }
}

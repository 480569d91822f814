package dev.drydock.sandbox.tool.print;

/** The backslash escapes of {@code printf} and {@code echo -e}. */
public final class Escapes {
    private Escapes() {}

    /**
     * What became of a text.
     *
     * @param stopped whether a {@code \c} ended all output
     */
    public record Expanded(String text, boolean stopped) {}

    /**
     * Expands all escapes of a text.
     *
     * @param leadingZero octal escapes are {@code \0nnn} (as in {@code echo -e} and {@code %b}; there {@code \nnn} counts too in %b)
     */
    public static Expanded all(String text, boolean leadingZero) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                i++;
                continue;
            }
            if (text.charAt(i + 1) == 'c') {
                return new Expanded(out.toString(), true);
            }
            i = one(text, i + 1, leadingZero, out);
        }
        return new Expanded(out.toString(), false);
    }

    /** Expands the escape whose letter stands at {@code at}; returns where to go on. An unknown one stays as it is. */
    static int one(String text, int at, boolean leadingZero, StringBuilder out) {
        char c = text.charAt(at);
        int simple = "abefnrtv\\E\"".indexOf(c);
        if (simple >= 0) {
            out.append("\u0007\b\u001b\f\n\r\t\u000b\\\u001b\"".charAt(simple));
            return at + 1;
        }
        if (c >= '0' && c <= '7') {
            int most = leadingZero && c == '0' ? 4 : 3;
            return numbered(text, at, 8, most, false, at - 1, out);
        }
        return switch (c) {
            case 'x' -> numbered(text, at + 1, 16, 2, false, at - 1, out);
            case 'u' -> numbered(text, at + 1, 16, 4, true, at - 1, out);
            case 'U' -> numbered(text, at + 1, 16, 8, true, at - 1, out);
            default -> {
                out.append('\\');
                yield at;
            }
        };
    }

    private static int numbered(String text, int from, int base, int most, boolean character, int backslash, StringBuilder out) {
        int value = 0;
        int i = from;
        while (i < text.length() && i - from < most && Character.digit(text.charAt(i), base) >= 0) {
            value = value * base + Character.digit(text.charAt(i), base);
            i++;
        }
        if (i == from) {
            out.append(text, backslash, from);
        } else if (character && Character.isValidCodePoint(value)) {
            out.appendCodePoint(value);
        } else {
            // A byte: below 128 a character, else part of some UTF-8 sequence, put together when the text is encoded.
            int b = value & 0xff;
            out.append((char) (b < 0x80 ? b : 0xDC00 + b));
        }
        return i;
    }
}

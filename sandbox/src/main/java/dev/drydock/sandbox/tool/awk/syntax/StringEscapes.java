package dev.drydock.sandbox.tool.awk.syntax;

/** Escape sequences in strings, also in values given with {@code -v}. */
public final class StringEscapes {
    private StringEscapes() {}

    /** Reads what follows a backslash at {@code at}; the index behind it. @param keeps whether a backslash that means nothing stays */
    static int one(String text, int at, boolean keeps, StringBuilder out) {
        char c = text.charAt(at);
        int plain = "abfnrtv".indexOf(c);
        if (plain >= 0) {
            out.append("\u0007\b\f\n\r\t\u000b".charAt(plain));
            return at + 1;
        }
        if (c >= '0' && c <= '7') {
            int value = 0;
            int i = at;
            while (i < text.length() && i < at + 3 && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
                value = value * 8 + text.charAt(i++) - '0';
            }
            appendByte(value & 255, out);
            return i;
        }
        if (c == 'x' && at + 1 < text.length() && Character.digit(text.charAt(at + 1), 16) >= 0) {
            int value = 0;
            int i = at + 1;
            while (i < text.length() && i < at + 3 && Character.digit(text.charAt(i), 16) >= 0) {
                value = value * 16 + Character.digit(text.charAt(i++), 16);
            }
            appendByte(value, out);
            return i;
        }
        if (keeps && isOdd(c)) {
            out.append('\\');
        }
        out.append(c);
        return at + 1;
    }

    /** Whether a backslash in front of it means nothing. */
    static boolean isOdd(char c) {
        return "\"\\/abfnrtvx".indexOf(c) < 0 && (c < '0' || c > '7');
    }

    /** Bytes that are no character by themselves are kept as {@link dev.drydock.sandbox.tool.print.Text} keeps them. */
    private static void appendByte(int value, StringBuilder out) {
        out.append((char) (value < 128 ? value : 0xDC00 + value));
    }

    /** A text with all its escapes replaced. @param keeps whether a backslash that means nothing stays */
    public static String replaced(String text, boolean keeps) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i = one(text, i + 1, keeps, out);
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }
}

package dev.drydock.sandbox.shell.parse;

/** The backslash escapes of {@code $'...'}. */
final class AnsiEscapes {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int pos;

    private AnsiEscapes(String text) {
        this.text = text;
    }

    /** The text that the inside of {@code $'...'} stands for; a NUL cuts it, as in bash. */
    static String decode(String text) {
        return new AnsiEscapes(text).decode();
    }

    private String decode() {
        while (pos < text.length()) {
            char c = text.charAt(pos++);
            if (c != '\\' || pos == text.length()) {
                out.append(c);
            } else {
                escape(text.charAt(pos++));
            }
        }
        int nul = out.indexOf("\0");
        return nul < 0 ? out.toString() : out.substring(0, nul);
    }

    private void escape(char c) {
        switch (c) {
            case 'a' -> out.append('\007');
            case 'b' -> out.append('\b');
            case 'e', 'E' -> out.append('\033');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\013');
            case '\\', '\'', '"', '?' -> out.append(c);
            case 'x' -> number(16, 2, "\\x");
            case 'u' -> number(16, 4, "\\u");
            case 'U' -> number(16, 8, "\\U");
            case 'c' -> out.append(pos < text.length() ? (char) (text.charAt(pos++) & 0x1f) : 'c');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                pos--;
                number(8, 3, "");
            }
            default -> out.append('\\').append(c);
        }
    }

    private void number(int radix, int most, String otherwise) {
        int end = pos;
        while (end < text.length() && end - pos < most && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == pos) {
            out.append(otherwise);
            return;
        }
        long value = Long.parseLong(text.substring(pos, end), radix);
        pos = end;
        if (radix == 8) {
            value &= 0xff;
        }
        if (Character.isValidCodePoint((int) value) && value <= Character.MAX_CODE_POINT) {
            out.appendCodePoint((int) value);
        }
    }
}

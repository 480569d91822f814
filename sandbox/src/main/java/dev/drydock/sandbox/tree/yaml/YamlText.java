package dev.drydock.sandbox.tree.yaml;

import dev.drydock.sandbox.tree.Text;

/** Text as a YAML scalar: which of the four styles it needs, and how that is written; libyaml's emitter. */
final class YamlText {
    private static final int WIDTH = 80;

    private final String text;
    private final int width;
    private boolean plainAllowed = true;
    private boolean singleAllowed = true;
    private boolean blockAllowed = true;

    YamlText(String text) {
        this(text, WIDTH);
    }

    /** @param width the column after which a line is folded */
    YamlText(String text, int width) {
        this.text = text;
        this.width = width;
        analyse();
    }

    private void analyse() {
        boolean previousSpace = false;
        boolean previousBreak = false;
        boolean afterBlank = true;
        if (text.isEmpty()) blockAllowed = false;
        if (text.startsWith("---") || text.startsWith("...")) plainAllowed = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean first = i == 0;
            boolean last = next == text.length();
            boolean beforeBlank = last || text.charAt(next) == ' ' || text.charAt(next) == '\t';
            if (isIndicator(c, first, afterBlank, beforeBlank)) plainAllowed = false;
            if (!isPrintable(c)) plainAllowed = singleAllowed = blockAllowed = false;
            if (c == ' ') {
                if (first || last) plainAllowed = false;
                if (last) blockAllowed = false;
                if (previousBreak) plainAllowed = singleAllowed = false;
            } else if (isBreak(c)) {
                plainAllowed = false;
                if (previousSpace) singleAllowed = blockAllowed = false;
            }
            previousSpace = c == ' ';
            previousBreak = isBreak(c);
            afterBlank = c == ' ' || c == '\t' || isBreak(c);
        }
    }

    private static boolean isIndicator(int c, boolean first, boolean afterBlank, boolean beforeBlank) {
        if (c == ':') return beforeBlank;
        if (!first) return c == '#' && afterBlank;
        if (c == '?' || c == '-') return beforeBlank;
        return "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0;
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Libyaml knows no characters beyond the basic plane as printable. */
    private static boolean isPrintable(int c) {
        return c == '\n' || c >= 0x20 && c <= 0x7E || c >= 0xA0 && c < 0xD800 || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF;
    }

    /**
     * Writes the scalar.
     *
     * @param places how far further lines are indented
     * @param key whether it is a key, which stays on one line
     */
    void write(StringBuilder out, int places, boolean key) {
        boolean multiline = text.indexOf('\n') >= 0;
        if (multiline && blockAllowed && !key) literal(out, places);
        else if (multiline || !YamlScalar.isPlainText(text)) doubleQuoted(out, places, key);
        else if (plainAllowed) plain(out, places, key);
        else if (singleAllowed) singleQuoted(out, places, key);
        else doubleQuoted(out, places, key);
    }

    private static int column(StringBuilder out) {
        int start = out.lastIndexOf("\n") + 1;
        return out.codePointCount(start, out.length());
    }

    private static void fold(StringBuilder out, int places) {
        out.append('\n').append(" ".repeat(places));
    }

    private void plain(StringBuilder out, int places, boolean key) {
        boolean spaces = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean nextSpace = i + 1 < text.length() && text.charAt(i + 1) == ' ';
            if (c == ' ' && !key && !spaces && !nextSpace && column(out) > width) fold(out, places);
            else out.append(c);
            spaces = c == ' ';
        }
    }

    private void singleQuoted(StringBuilder out, int places, boolean key) {
        out.append('\'');
        boolean spaces = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = i > 0 && i < text.length() - 1;
            if (c == ' ' && !key && !spaces && inside && text.charAt(i + 1) != ' ' && column(out) > width) fold(out, places);
            else out.append(c == '\'' ? "''" : String.valueOf(c));
            spaces = c == ' ';
        }
        out.append('\'');
    }

    private void doubleQuoted(StringBuilder out, int places, boolean key) {
        out.append('"');
        boolean spaces = false;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            boolean inside = i > 0 && i < text.length() - 1;
            if (!isPrintable(c) || isBreak(c) || c == '"' || c == '\\') {
                escape(out, c);
            } else if (c == ' ' && !key && !spaces && inside && column(out) > width) {
                fold(out, places);
                if (text.charAt(i + 1) == ' ') out.append('\\');
            } else {
                out.appendCodePoint(c);
            }
            spaces = c == ' ';
        }
        out.append('"');
    }

    private static void escape(StringBuilder out, int c) {
        int known = "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u00a0\u2028\u2029".indexOf(c);
        out.append('\\');
        if (known >= 0) {
            out.append("0abtnvfre\"\\N_LP".charAt(known));
            return;
        }
        int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
        String hex = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
        out.append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U').append("0".repeat(digits - hex.length())).append(hex);
    }

    private void literal(StringBuilder out, int places) {
        out.append('|');
        char first = text.charAt(0);
        if (first == ' ' || isBreak(first)) out.append(2);
        boolean ended = isBreak(text.charAt(text.length() - 1));
        if (!ended) out.append('-');
        else if (text.length() == 1 || isBreak(text.charAt(text.length() - 2))) out.append('+');
        out.append('\n');
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBreak(c) && atStart) out.append(" ".repeat(places));
            out.append(c);
            atStart = isBreak(c);
        }
    }
}

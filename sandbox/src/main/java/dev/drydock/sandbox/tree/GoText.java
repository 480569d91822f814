package dev.drydock.sandbox.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Text as Go sees it: ordered by its UTF-8 bytes, quoted as {@code strconv.Quote} does. */
public final class GoText {
    private GoText() {}

    /** The order of Go's strings: by UTF-8 bytes, which is the order of code points (Java's own order is by UTF-16 units). */
    public static final Comparator<String> BY_BYTES = GoText::compare;

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x == y) continue;
            boolean xPair = Character.isSurrogate(x);
            boolean yPair = Character.isSurrogate(y);
            if (xPair != yPair) return xPair ? 1 : -1;
            return x - y;
        }
        return a.length() - b.length();
    }

    /** A tree in Go's syntax, {@code %#v}: {@code map[string]interface {}{"a":"b"}}. */
    public static String syntax(Tree tree) {
        return syntax(tree, "string");
    }

    /** A tree in Go's syntax, with maps of another type of keys. */
    public static String syntax(Tree tree, String keyType) {
        List<String> parts = new ArrayList<>();
        if (tree.isNothing()) return "interface {}(nil)";
        if (tree instanceof Text text) return quote(text.value());
        if (tree instanceof Sequence sequence) {
            for (Tree item : sequence.items()) parts.add(syntax(item, keyType));
            return "[]interface {}{" + String.join(", ", parts) + "}";
        }
        if (!(tree instanceof Mapping mapping)) return tree instanceof Decimal decimal ? GoFloat.print(decimal.number()) : tree.toString();
        mapping.sorted().forEach((key, value) -> parts.add(quote(key) + ":" + syntax(value, keyType)));
        return "map[" + keyType + "]interface {}{" + String.join(", ", parts) + "}";
    }

    /** The text in double quotes, as {@code strconv.Quote}. */
    public static String quote(String text) {
        return quote(text, '"', false);
    }

    /** The text in double quotes with everything beyond ASCII escaped, as {@code strconv.QuoteToASCII}. */
    public static String quoteToAscii(String text) {
        return quote(text, '"', true);
    }

    /** A code point in single quotes, as {@code strconv.QuoteRune}. */
    public static String quoteRune(int codePoint) {
        int shown = Character.isValidCodePoint(codePoint) && !(codePoint >= 0xD800 && codePoint < 0xE000) ? codePoint : 0xFFFD;
        return quote(new String(Character.toChars(shown)), '\'', false);
    }

    /** A code point as {@code %#U} shows it: {@code U+007D '}'}. */
    public static String codePoint(int codePoint) {
        String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        String code = "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
        return isPrintable(codePoint) ? code + " '" + new String(Character.toChars(codePoint)) + "'" : code;
    }

    private static String quote(String text, char mark, boolean ascii) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(mark);
        text.codePoints().forEach(c -> escape(quoted, c, mark, ascii));
        return quoted.append(mark).toString();
    }

    private static void escape(StringBuilder out, int c, char mark, boolean ascii) {
        if (c == mark || c == '\\') out.append('\\').append((char) c);
        else if (c >= 0x20 && c < 0x7f) out.append((char) c);
        else if (c >= 0xD800 && c < 0xE000) out.append(ascii ? "\\ufffd" : "\uFFFD");
        else if (!ascii && isPrintable(c)) out.appendCodePoint(c);
        else if (c >= 7 && c <= 13) out.append('\\').append("abtnvfr".charAt(c - 7));
        else if (c < 0x20 || c == 0x7f) out.append("\\x").append(hex(c, 2));
        else if (c < 0x10000) out.append("\\u").append(hex(c, 4));
        else out.append("\\U").append(hex(c, 8));
    }

    private static String hex(int value, int digits) {
        String hex = Integer.toHexString(value);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    /** Go's {@code unicode.IsPrint}: letters, marks, numbers, punctuation, symbols and the plain space. */
    public static boolean isPrintable(int c) {
        if (c < 0x7f) return c >= 0x20;
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR && type != Character.SPACE_SEPARATOR;
    }
}

package dev.drydock.sandbox.tree.jsonpath;

/** Go's escapes in text between double or single quotes. */
final class Quotes {
    private Quotes() {}

    static String unquote(String quoted) {
        char mark = quoted.charAt(0);
        String inner = quoted.substring(1, quoted.length() - 1);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = ++i < inner.length() ? inner.charAt(i) : 0;
            int simple = "abfnrtv\\".indexOf(kind);
            if (kind != 0 && simple >= 0) out.append("\u0007\b\f\n\r\t\u000b\\".charAt(simple));
            else if (kind == mark) out.append(mark);
            else i = numeric(quoted, inner, i, kind, out);
        }
        return out.toString();
    }

    private static int numeric(String quoted, String inner, int i, char kind, StringBuilder out) {
        boolean octal = kind >= '0' && kind <= '7';
        int digits = octal ? 3 : kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        int from = octal ? i : i + 1;
        try {
            if (digits == 0) throw new NumberFormatException();
            out.appendCodePoint(Integer.parseInt(inner.substring(from, from + digits), octal ? 8 : 16));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new PathParser.Wrong("unquote string " + quoted + " error invalid syntax");
        }
        return from + digits - 1;
    }
}

package dev.drydock.sandbox.tree;

import java.util.List;

/** Writes one value in a style. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out;
    private final JsonStyle style;

    JsonWriter(StringBuilder out, JsonStyle style) {
        this.out = out;
        this.style = style;
    }

    void write(Tree tree, int depth) {
        if (tree instanceof Text text) quote(out, text.value(), style.escapeHtml());
        else if (tree instanceof Sequence sequence) sequence(sequence.items(), depth);
        else if (tree instanceof Mapping mapping) mapping(style.sortKeys() ? mapping.sorted() : mapping, depth);
        else out.append(tree);
    }

    private void sequence(List<Tree> items, int depth) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) out.append(',');
            newline(depth + 1);
            write(items.get(i), depth + 1);
        }
        if (!items.isEmpty()) newline(depth);
        out.append(']');
    }

    private void mapping(Mapping mapping, int depth) {
        out.append('{');
        for (int i = 0; i < mapping.size(); i++) {
            if (i > 0) out.append(',');
            newline(depth + 1);
            quote(out, mapping.keyAt(i), style.escapeHtml());
            out.append(style.indent().isEmpty() ? ":" : ": ");
            write(mapping.valueAt(i), depth + 1);
        }
        if (!mapping.isEmpty()) newline(depth);
        out.append('}');
    }

    private void newline(int depth) {
        if (style.indent().isEmpty()) return;
        out.append('\n');
        for (int i = 0; i < depth; i++) out.append(style.indent());
    }

    static void quote(StringBuilder out, String text, boolean escapeHtml) {
        if (plain(text, escapeHtml)) {
            out.append('"').append(text).append('"');
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < 0x20) control(out, c);
            else if (escapeHtml && (c == '<' || c == '>' || c == '&') || c == '\u2028' || c == '\u2029') unicode(out, c);
            else if (!Character.isSurrogate(c)) out.append(c);
            else if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) out.append(c).append(text.charAt(++i));
            else out.append("\\ufffd");
        }
        out.append('"');
    }

    /** Whether nothing in a text needs an escape, as in most. */
    private static boolean plain(String text, boolean escapeHtml) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || escapeHtml && (c == '<' || c == '>' || c == '&')) return false;
        }
        return true;
    }

    private static void control(StringBuilder out, char c) {
        switch (c) {
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> unicode(out, c);
        }
    }

    private static void unicode(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) out.append(HEX.charAt(c >> shift & 15));
    }
}

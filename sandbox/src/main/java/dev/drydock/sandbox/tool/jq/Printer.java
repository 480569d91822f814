package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import java.util.List;
import java.util.Locale;

/**
 * Writes values as jq does.
 *
 * @param indent one step; empty for all on one line
 */
record Printer(String indent, boolean sorted, boolean ascii, boolean coloured) {
    private static final String RESET = "\u001b[0m";

    static String compact(Tree value) {
        return new Printer("", false, false, false).text(value);
    }

    String text(Tree value) {
        StringBuilder out = new StringBuilder();
        if (coloured) {
            colour(out, value, 0);
        } else {
            plain(out, value, 0);
        }
        return out.toString();
    }

    private void line(StringBuilder out, int depth) {
        if (!indent.isEmpty()) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private void plain(StringBuilder out, Tree value, int depth) {
        if (value instanceof Sequence sequence) {
            items(out, sequence, depth);
        } else if (value instanceof Mapping mapping) {
            fields(out, mapping, depth);
        } else {
            scalar(out, value);
        }
    }

    private void items(StringBuilder out, Sequence sequence, int depth) {
        if (sequence.items().isEmpty()) {
            out.append("[]");
            return;
        }
        String before = "[";
        for (Tree item : sequence.items()) {
            out.append(before);
            line(out, depth + 1);
            plain(out, item, depth + 1);
            before = ",";
        }
        line(out, depth);
        out.append(']');
    }

    private List<String> keys(Mapping mapping) {
        return sorted ? Values.keys(mapping).texts() : mapping.keys();
    }

    private void fields(StringBuilder out, Mapping mapping, int depth) {
        if (mapping.isEmpty()) {
            out.append("{}");
            return;
        }
        String before = "{";
        for (String key : keys(mapping)) {
            out.append(before);
            line(out, depth + 1);
            quote(out, key);
            out.append(indent.isEmpty() ? ":" : ": ");
            plain(out, mapping.get(key), depth + 1);
            before = ",";
        }
        line(out, depth);
        out.append('}');
    }

    private void scalar(StringBuilder out, Tree value) {
        if (value instanceof Text text) {
            quote(out, text.value());
        } else {
            out.append(value instanceof Nothing ? "null" : value instanceof Truth truth ? String.valueOf(truth.value()) : Values.digits(value));
        }
    }

    private void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = "\"\\\n\t\r\b\f".indexOf(c);
            if (escape >= 0) {
                out.append('\\').append("\"\\ntrbf".charAt(escape));
            } else if (c < ' ' || c == 127 || ascii && c > 126) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    // ---- with colours --------------------------------------------------------------------------------------------------------------------

    private void colour(StringBuilder out, Tree value, int depth) {
        if (value instanceof Sequence sequence) {
            if (sequence.items().isEmpty()) {
                out.append("\u001b[1;39m[]").append(RESET);
                return;
            }
            out.append("\u001b[1;39m[");
            boolean first = true;
            for (Tree item : sequence.items()) {
                out.append(first ? "" : "\u001b[1;39m,");
                line(out, depth + 1);
                colour(out, item, depth + 1);
                first = false;
            }
            out.append("\u001b[1;39m");
            line(out, depth);
            out.append("\u001b[1;39m]").append(RESET);
        } else if (value instanceof Mapping mapping) {
            colourFields(out, mapping, depth);
        } else {
            String code = value instanceof Nothing ? "1;30" : value instanceof Text ? "0;32" : "0;39";
            out.append("\u001b[").append(code).append('m');
            scalar(out, value);
            out.append(RESET);
        }
    }

    private void colourFields(StringBuilder out, Mapping mapping, int depth) {
        if (mapping.isEmpty()) {
            out.append("\u001b[1;39m{}").append(RESET);
            return;
        }
        out.append("\u001b[1;39m{");
        boolean first = true;
        for (String key : keys(mapping)) {
            out.append(first ? "" : "\u001b[1;39m,");
            line(out, depth + 1);
            out.append(RESET).append("\u001b[34;1m");
            quote(out, key);
            out.append(RESET).append("\u001b[1;39m:").append(indent.isEmpty() ? "" : " ").append(RESET);
            colour(out, mapping.get(key), depth + 1);
            first = false;
        }
        out.append("\u001b[1;39m");
        line(out, depth);
        out.append("\u001b[1;39m}").append(RESET);
    }
}

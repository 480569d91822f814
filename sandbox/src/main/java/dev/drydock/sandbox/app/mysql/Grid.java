package dev.drydock.sandbox.app.mysql;

import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** A result as the client draws it: a grid, lines with tabs, or a line a column. */
final class Grid {
    private Grid() {}

    static String of(Tree message, boolean drawn, boolean bare, boolean vertical) {
        if (!message.has("names") || message.get("rows").items().isEmpty()) {
            return "";
        }
        List<String> names = message.get("names").texts();
        List<List<String>> rows = message.get("rows").items().stream().map(row -> row.texts().stream().map(cell -> cell.isEmpty() ? "NULL" : cell.substring(1)).toList()).toList();
        if (vertical) {
            return vertical(names, rows);
        }
        return drawn ? drawn(names, message.get("right").texts(), rows, bare) : batch(names, rows, bare);
    }

    private static String batch(List<String> names, List<List<String>> rows, boolean bare) {
        StringBuilder text = new StringBuilder(bare ? "" : String.join("\t", names) + "\n");
        rows.forEach(row -> text.append(String.join("\t", row.stream().map(cell -> cell.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")).toList())).append('\n'));
        return text.toString();
    }

    private static String vertical(List<String> names, List<List<String>> rows) {
        int wide = names.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("*************************** ").append(i + 1).append(". row ***************************\n");
            for (int j = 0; j < names.size(); j++) {
                text.append(" ".repeat(wide - names.get(j).length())).append(names.get(j)).append(": ").append(rows.get(i).get(j)).append('\n');
            }
        }
        return text.toString();
    }

    private static String drawn(List<String> names, List<String> right, List<List<String>> rows, boolean bare) {
        int[] widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(bare ? 0 : names.get(i).length(), rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
        }
        StringBuilder rule = new StringBuilder("+");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append('+');
        }
        StringBuilder text = new StringBuilder(rule + "\n");
        if (!bare) {
            line(text, names, widths, List.of());
            text.append(rule).append('\n');
        }
        rows.forEach(row -> line(text, row, widths, right));
        return text.append(rule).append('\n').toString();
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths, List<String> right) {
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            boolean pushed = i < right.size() && right.get(i).equals("r");
            text.append(' ').append(pushed ? blanks + cells.get(i) : cells.get(i) + blanks).append(" |");
        }
        text.append('\n');
    }
}

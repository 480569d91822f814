package dev.drydock.sandbox.app.postgres;

import dev.drydock.sandbox.tool.print.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A result as psql prints it.
 *
 * @param title above it; empty for none
 * @param footer below it; the count of rows unless it is given
 */
record Aligned(String title, List<String> names, List<Boolean> right, List<List<Optional<String>>> rows, Optional<List<String>> footer) {
    /** How it is to look. */
    record Look(boolean aligned, boolean expanded, boolean rowsOnly, String separator, String nothing) {}

    String text(Look look) {
        if (look.expanded()) {
            return expanded(look);
        }
        return look.aligned() ? aligned(look) : plain(look);
    }

    private String count() {
        return "(" + rows.size() + (rows.size() == 1 ? " row)" : " rows)");
    }

    private String plain(Look look) {
        StringBuilder text = new StringBuilder(title.isEmpty() || look.rowsOnly() ? "" : title + "\n");
        if (!look.rowsOnly()) {
            text.append(String.join(look.separator(), names)).append('\n');
        }
        rows.forEach(row -> text.append(String.join(look.separator(), row.stream().map(cell -> cell.orElse(look.nothing())).toList())).append('\n'));
        if (!look.rowsOnly()) {
            footer.ifPresentOrElse(lines -> lines.stream().filter(line -> !line.isEmpty()).forEach(line -> text.append(line).append('\n')), () -> text.append(count()).append('\n'));
        }
        return text.toString();
    }

    private static int width(String text) {
        int widest = 0;
        for (String line : text.split("\n", -1)) {
            widest = Math.max(widest, Width.of(line));
        }
        return widest;
    }

    private String aligned(Look look) {
        int[] widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = look.rowsOnly() ? 0 : width(names.get(i));
            for (List<Optional<String>> row : rows) {
                widths[i] = Math.max(widths[i], width(row.get(i).orElse(look.nothing())));
            }
        }
        StringBuilder text = new StringBuilder();
        if (!look.rowsOnly()) {
            int whole = Math.max(0, names.size() * 3 - 1);
            for (int width : widths) {
                whole += width;
            }
            if (!title.isEmpty()) {
                text.append(" ".repeat(Math.max(0, (whole - Width.of(title)) / 2))).append(title).append('\n');
            }
            head(text, widths);
        }
        rows.forEach(row -> row(text, row, widths, look.nothing()));
        if (!look.rowsOnly()) {
            footer.ifPresentOrElse(lines -> lines.stream().filter(line -> !line.isEmpty()).forEach(line -> text.append(line).append('\n')), () -> text.append(count()).append('\n'));
        }
        return text.append('\n').toString();
    }

    private void head(StringBuilder text, int[] widths) {
        List<String> rules = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            int free = widths[i] - width(names.get(i));
            heads.add(" " + " ".repeat(free / 2) + names.get(i) + " ".repeat(free - free / 2) + " ");
            rules.add("-".repeat(widths[i] + 2));
        }
        text.append(String.join("|", heads)).append('\n').append(rules.isEmpty() ? "--" : String.join("+", rules)).append('\n');
    }

    private void row(StringBuilder text, List<Optional<String>> row, int[] widths, String nothing) {
        List<String[]> cells = row.stream().map(cell -> cell.orElse(nothing).split("\n", -1)).toList();
        int lines = cells.stream().mapToInt(cell -> cell.length).max().orElse(1);
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < cells.size(); i++) {
                boolean last = i == cells.size() - 1;
                boolean more = line < cells.get(i).length - 1;
                String cell = line < cells.get(i).length ? cells.get(i)[line] : "";
                String pad = " ".repeat(Math.max(0, widths[i] - Width.of(cell)));
                String padded = right.get(i) ? pad + cell : last && !more ? cell : cell + pad;
                text.append(i == 0 ? " " : "| ").append(padded).append(more ? "+" : last ? "" : " ");
            }
            text.append('\n');
        }
    }

    private String expanded(Look look) {
        if (rows.isEmpty()) {
            return look.rowsOnly() ? "" : "(0 rows)\n\n";
        }
        int name = names.stream().mapToInt(Width::of).max().orElse(0);
        int value = 0;
        for (List<Optional<String>> row : rows) {
            for (Optional<String> cell : row) {
                value = Math.max(value, width(cell.orElse(look.nothing())));
            }
        }
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (List<Optional<String>> row : rows) {
            String label = "[ RECORD " + number++ + " ]";
            StringBuilder rule = new StringBuilder("-".repeat(name + 1) + "+" + "-".repeat(value + 1));
            if (1 + label.length() > rule.length()) {
                rule = new StringBuilder("-" + label);
            } else {
                rule.replace(1, 1 + label.length(), label);
            }
            text.append(look.rowsOnly() ? number > 2 ? "\n" : "" : rule + "\n");
            for (int i = 0; i < names.size(); i++) {
                text.append(names.get(i)).append(" ".repeat(name - Width.of(names.get(i)))).append(" | ").append(row.get(i).orElse(look.nothing())).append('\n');
            }
        }
        return text.append('\n').toString();
    }
}

package dev.drydock.tutor.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A simple table: lines with bars, the second one of dashes. When it is wider than the page, each row becomes a few lines of
 * {@code head: cell}.
 */
final class Table {
    private Table() {}

    /** The table's lines; none when the paragraph is no table. */
    static List<String> lines(List<Span> spans, int width, boolean colours) {
        List<List<List<Span>>> rows = rows(spans);
        if (rows.size() < 2 || !rows.get(1).stream().allMatch(cell -> Span.line(cell, false).matches(":?-+:?"))) return List.of();
        List<List<Span>> head = rows.get(0);
        List<List<List<Span>>> body = rows.subList(2, rows.size());
        int[] columns = new int[head.size()];
        int total = -2;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Span.columns(head.get(i));
            for (List<List<Span>> row : body) columns[i] = Math.max(columns[i], i < row.size() ? Span.columns(row.get(i)) : 0);
            total += columns[i] + 2;
        }
        return total <= width ? grid(head, body, columns, colours) : list(head, body, width, colours);
    }

    private static List<String> grid(List<List<Span>> head, List<List<List<Span>>> body, int[] columns, boolean colours) {
        List<String> lines = new ArrayList<>();
        StringBuilder rule = new StringBuilder();
        for (int column : columns) rule.append("-".repeat(column)).append("  ");
        lines.add(row(head, columns, colours));
        lines.add(rule.toString().stripTrailing());
        for (List<List<Span>> row : body) lines.add(row(row, columns, colours));
        return lines;
    }

    private static String row(List<List<Span>> cells, int[] columns, boolean colours) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(cells.size(), columns.length); i++) {
            line.append(Span.line(cells.get(i), colours)).append(" ".repeat(columns[i] - Span.columns(cells.get(i)) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static List<String> list(List<List<Span>> head, List<List<List<Span>>> body, int width, boolean colours) {
        List<String> lines = new ArrayList<>();
        for (List<List<Span>> row : body) {
            if (!lines.isEmpty()) lines.add("");
            for (int i = 0; i < Math.min(row.size(), head.size()); i++) {
                List<Span> cell = new ArrayList<>(head.get(i));
                cell.add(Span.plain(": "));
                cell.addAll(row.get(i));
                for (List<Span> line : Wrapping.lines(cell, width)) lines.add(Span.line(line, colours));
            }
        }
        return lines;
    }

    /** The cells of each line: what stands between its bars. */
    private static List<List<List<Span>>> rows(List<Span> spans) {
        List<List<List<Span>>> rows = new ArrayList<>();
        if (spans.isEmpty() || !spans.get(0).text().startsWith("|")) return rows;
        List<List<Span>> row = new ArrayList<>();
        List<Span> cell = null;
        for (Span span : spans) {
            if (span.text().equals("\n")) {
                rows.add(row);
                row = new ArrayList<>();
                cell = null;
                continue;
            }
            String[] parts = span.style() == Style.CODE ? new String[] {span.text()} : span.text().split("\\|", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) row.add(cell = new ArrayList<>());
                String text = i == 0 ? parts[i] : parts[i].stripLeading();
                if (i < parts.length - 1) text = text.stripTrailing();
                if (cell != null && !text.isEmpty()) cell.add(new Span(text, span.style()));
            }
        }
        rows.add(row);
        // The bar that ends a line opens no cell.
        for (List<List<Span>> each : rows) {
            if (!each.isEmpty() && each.get(each.size() - 1).isEmpty()) each.remove(each.size() - 1);
        }
        return rows;
    }
}

package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.tree.unit.TabWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells laid out as kubectl's tables are: columns at least six places wide, three places apart. */
public final class Columns {
    /** For text with tabs. */
    public static final TabWriter WRITER = new TabWriter(6, 3, Columns::width);

    /** As {@code describe} lays out: columns two places apart. */
    public static final TabWriter DESCRIBING = new TabWriter(0, 2, Columns::width);

    private static final int LEAST = 6;
    private static final int PADDING = 3;

    private Columns() {}

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** @param widths of the columns but the last, for rows that follow later */
    public record LaidOut(String text, List<Integer> widths) {}

    /** Lays out rows below earlier ones that had these widths. */
    public static LaidOut layOut(List<List<String>> rows, List<Integer> before) {
        int most = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < most - 1; column++) {
            int width = column < before.size() ? before.get(column) : LEAST;
            for (List<String> row : rows) {
                if (column < row.size() - 1) {
                    width = Math.max(width, width(row.get(column)) + PADDING);
                }
            }
            widths.add(width);
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                out.append(row.get(i));
                if (i < row.size() - 1) {
                    out.append(" ".repeat(widths.get(i) - width(row.get(i))));
                }
            }
            out.append('\n');
        }
        return new LaidOut(out.toString(), List.copyOf(widths));
    }

    /** Lays out rows. */
    public static String layOut(List<List<String>> rows) {
        return layOut(rows, List.of()).text();
    }
}

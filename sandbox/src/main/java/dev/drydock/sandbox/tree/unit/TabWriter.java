package dev.drydock.sandbox.tree.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Lays out text with tabs in columns, as Go's {@code text/tabwriter} with spaces for padding: a column is a run of lines that have a cell there which
 * a tab ends; the last cell of a line belongs to no column.
 *
 * @param least width of a column, in places
 * @param padding places after the widest cell of a column
 * @param width how many places a cell's text takes
 */
public record TabWriter(int least, int padding, ToIntFunction<String> width) {
    private static final int MOST_COLUMNS = 500;

    /** Docker's tables: columns of at least 10 places, 3 of padding, wide characters counted as two. */
    public static final TabWriter DOCKER = new TabWriter(10, 3, TextWidth::of);

    /** {@code docker top}. */
    public static final TabWriter DOCKER_TOP = new TabWriter(20, 3, TextWidth::of);

    /** The text with its tabs replaced by padding; a text that does not end in a newline gets none. */
    public String layOut(String text) {
        List<List<String>> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) lines.add(List.of(line.split("\t", -1)));
        StringBuilder out = new StringBuilder();
        boolean tooWide = lines.stream().anyMatch(line -> line.size() > MOST_COLUMNS);
        if (tooWide) return text;
        format(lines, 0, lines.size(), new ArrayList<>(), out);
        return out.toString();
    }

    private void format(List<List<String>> lines, int from, int to, List<Integer> widths, StringBuilder out) {
        int column = widths.size();
        int unwritten = from;
        for (int i = from; i < to; i++) {
            if (column >= lines.get(i).size() - 1) continue;
            write(lines, unwritten, i, widths, out);
            unwritten = i;
            int columnWidth = least;
            for (; i < to && column < lines.get(i).size() - 1; i++) columnWidth = Math.max(columnWidth, width.applyAsInt(lines.get(i).get(column)) + padding);
            widths.add(columnWidth);
            format(lines, unwritten, i, widths, out);
            widths.remove(column);
            unwritten = i;
        }
        write(lines, unwritten, to, widths, out);
    }

    private void write(List<List<String>> lines, int from, int to, List<Integer> widths, StringBuilder out) {
        for (int i = from; i < to; i++) {
            List<String> cells = lines.get(i);
            for (int j = 0; j < cells.size(); j++) {
                out.append(cells.get(j));
                if (j < widths.size()) out.append(" ".repeat(Math.max(0, widths.get(j) - width.applyAsInt(cells.get(j)))));
            }
            if (i + 1 < lines.size()) out.append('\n');
        }
    }
}

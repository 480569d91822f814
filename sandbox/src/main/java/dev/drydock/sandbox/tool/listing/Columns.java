package dev.drydock.sandbox.tool.listing;

import java.util.List;
import java.util.stream.IntStream;

/** Names in columns, as {@code ls} lays them out. */
final class Columns {
    private static final int LEAST = 3;

    private Columns() {}

    /** GNU's layout: as many columns as fit, each as wide as its longest name, filled with tabs where one fits. */
    static String gnu(List<String> names, List<Integer> lengths, int width, boolean across) {
        int best = 1;
        for (int columns = Math.min(names.size(), Math.max(1, width / LEAST)); columns > 1; columns--) {
            if (IntStream.of(widths(lengths, columns, across)).sum() < width) {
                best = columns;
                break;
            }
        }
        int[] widths = widths(lengths, best, across);
        int rows = rows(names.size(), best);
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int position = 0;
            int end = 0;
            for (int column = 0; column < best; column++) {
                int index = across ? row * best + column : column * rows + row;
                if (index >= names.size() || (across && column >= best)) {
                    break;
                }
                indent(out, end, position);
                out.append(names.get(index));
                end = position + lengths.get(index);
                position += widths[column];
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static int rows(int names, int columns) {
        return (names + columns - 1) / columns;
    }

    private static int[] widths(List<Integer> lengths, int columns, boolean across) {
        int[] widths = new int[columns];
        int rows = rows(lengths.size(), columns);
        for (int i = 0; i < lengths.size(); i++) {
            int column = across ? i % columns : i / rows;
            int gap = column == columns - 1 ? 0 : 2;
            widths[column] = Math.max(widths[column], Math.max(LEAST, lengths.get(i) + gap));
        }
        return widths;
    }

    private static void indent(StringBuilder out, int from, int to) {
        int at = from;
        while (at < to) {
            if (to / 8 > (at + 1) / 8) {
                out.append('\t');
                at += 8 - at % 8;
            } else {
                out.append(' ');
                at++;
            }
        }
    }

    /** Busybox's layout: all columns as wide as the longest name and two blanks. */
    static String busybox(List<String> names, List<Integer> lengths, int width) {
        int cell = lengths.stream().mapToInt(Integer::intValue).max().orElse(0) + 2;
        int columns = Math.max(1, width / cell);
        int rows = rows(names.size(), columns);
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int missing = 0;
            for (int index = row; index < names.size(); index += rows) {
                out.append(" ".repeat(missing)).append(names.get(index));
                missing = cell - lengths.get(index);
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** Names with commas, broken at the width. */
    static String commas(List<String> names, List<Integer> lengths, int width) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            int length = lengths.get(i) + (i + 1 < names.size() ? 2 : 0);
            if (at > 0 && at + length > width) {
                out.setLength(out.length() - 1);
                out.append('\n');
                at = 0;
            }
            out.append(names.get(i)).append(i + 1 < names.size() ? ", " : "\n");
            at += length;
        }
        return out.toString();
    }
}

package dev.drydock.sandbox.virtual;

import java.util.ArrayList;
import java.util.List;

/** A table as virsh prints it ({@code vshTablePrint}). */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    String text() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(r).get(i);
                text.append(' ').append(cell).append(i < columns - 1 ? " ".repeat(widths[i] - cell.length() + 2) : "");
            }
            text.append('\n');
            if (r == 0) {
                int length = 0;
                for (int width : widths) {
                    length += width + 3;
                }
                text.append("-".repeat(length)).append('\n');
            }
        }
        return text.toString();
    }
}

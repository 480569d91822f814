package dev.drydock.tutor.view.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows, the first one on top. */
public record Picture(List<Row> rows) {
    public static final Picture EMPTY = new Picture(List.of());
    private static final int BORDERS = 4;

    public Picture {
        rows = List.copyOf(rows);
    }

    public static Picture of(Row... rows) {
        return new Picture(Arrays.asList(rows));
    }

    /** Pictures one above the other. */
    public static Picture stacked(List<Picture> pictures) {
        List<Row> rows = new ArrayList<>();
        for (Picture picture : pictures) rows.addAll(picture.rows);
        return new Picture(rows);
    }

    public Picture above(Picture other) {
        return stacked(List.of(this, other));
    }

    public int columns() {
        return rows.stream().mapToInt(Row::columns).max().orElse(0);
    }

    /** What it says to whoever sees neither colours nor redrawing: tests compare it. */
    public String text() {
        return rows.stream().map(row -> row.text() + "\n").collect(Collectors.joining());
    }

    /** Every row exactly so wide. */
    public Picture fit(int width) {
        return new Picture(rows.stream().map(row -> row.fit(width)).toList());
    }

    /** Pictures of these widths from left to right, with a blank column between them. */
    public static Picture beside(List<Picture> pictures, int width) {
        int height = pictures.stream().mapToInt(picture -> picture.rows.size()).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            Row row = Row.EMPTY;
            for (Picture picture : pictures) {
                Row part = i < picture.rows.size() ? picture.rows.get(i) : Row.EMPTY;
                row = (row.pieces().isEmpty() ? row : row.then(" ")).then(part.fit(width));
            }
            rows.add(row);
        }
        return new Picture(rows);
    }

    /** Pieces one behind the other, on as many rows as they need. */
    public static Picture flowing(List<Row> parts, int width) {
        List<Row> rows = new ArrayList<>();
        Row row = Row.EMPTY;
        for (Row part : parts) {
            if (row.columns() > 0 && row.columns() + part.columns() > width) {
                rows.add(row);
                row = Row.EMPTY;
            }
            row = row.then(part);
        }
        rows.add(row);
        return new Picture(rows);
    }

    /** In a frame with a title in its upper edge, so wide outside. */
    public Picture boxed(Row title, int width, Look frame) {
        int inner = Math.max(1, width - BORDERS);
        Row name = title.columns() == 0 ? Row.EMPTY : Row.of(" ").then(title.columns() > inner - 2 ? title.fit(inner - 2) : title).then(" ");
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("┌", frame).then(name).then("─".repeat(Math.max(0, width - 2 - name.columns())) + "┐", frame));
        for (Row row : this.rows) rows.add(Row.of("│ ", frame).then(row.fit(inner)).then(" │", frame));
        rows.add(Row.of("└" + "─".repeat(Math.max(0, width - 2)) + "┘", frame));
        return new Picture(rows);
    }

    /** How wide a text in a box of this width may be. */
    public static int inside(int width) {
        return Math.max(1, width - BORDERS);
    }
}

package dev.drydock.tutor.view.picture;

import dev.drydock.tutor.page.Columns;
import java.util.ArrayList;
import java.util.List;

/** One line of a picture. */
public record Row(List<Piece> pieces) {
    public static final Row EMPTY = new Row(List.of());
    /** What stands for the rest of a text that is cut. */
    private static final String CUT = "~";

    public Row {
        pieces = List.copyOf(pieces);
    }

    public static Row of(Piece... pieces) {
        return new Row(List.of(pieces));
    }

    public static Row of(String text, Look look) {
        return of(new Piece(text, look));
    }

    public static Row of(String text) {
        return of(text, Look.PLAIN);
    }

    /** This row, and another behind it. */
    public Row then(Row behind) {
        List<Piece> all = new ArrayList<>(pieces);
        all.addAll(behind.pieces);
        return new Row(all);
    }

    public Row then(String text, Look look) {
        return then(of(text, look));
    }

    public Row then(String text) {
        return then(text, Look.PLAIN);
    }

    /** Terminal columns it takes. */
    public int columns() {
        int columns = 0;
        for (Piece piece : pieces) columns += Columns.of(piece.text());
        return columns;
    }

    /** Its text, without blanks at the end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) text.append(piece.text());
        return text.toString().stripTrailing();
    }

    /** Exactly so wide: cut, with a sign for what is missing, or with blanks behind it. */
    public Row fit(int width) {
        int columns = columns();
        if (columns <= width) return columns == width ? this : then(" ".repeat(width - columns));
        if (width <= 0) return EMPTY;
        List<Piece> kept = new ArrayList<>();
        int left = width - 1;
        for (Piece piece : pieces) {
            String text = Columns.cut(piece.text(), left);
            kept.add(new Piece(text, piece.look()));
            left -= Columns.of(text);
            if (text.length() < piece.text().length()) break;
        }
        Row cut = new Row(kept).then(CUT, Look.FAINT);
        return cut.columns() == width ? cut : cut.then(" ".repeat(width - cut.columns()));
    }

    /** A text that is not wider than this; its middle goes first, since names that belong together begin alike. */
    public static String shortened(String text, int width) {
        if (Columns.of(text) <= width || width < 1) return Columns.cut(text, width);
        int front = (width - 1) / 3;
        String back = text;
        while (Columns.of(back) > width - 1 - front) back = back.substring(Character.charCount(back.codePointAt(0)));
        return Columns.cut(text, front) + CUT + back;
    }
}

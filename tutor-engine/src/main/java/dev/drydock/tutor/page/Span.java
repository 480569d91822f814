package dev.drydock.tutor.page;

import java.util.List;

/** A piece of one look within a line. */
public record Span(String text, Style style) {

    public static Span plain(String text) {
        return new Span(text, Style.PLAIN);
    }

    /** A line as it is written to the terminal. */
    static String line(List<Span> spans, boolean colours) {
        StringBuilder line = new StringBuilder();
        for (Span span : spans) line.append(span.style().paint(span.text(), colours));
        return line.toString();
    }

    static int columns(List<Span> spans) {
        int columns = 0;
        for (Span span : spans) columns += Columns.of(span.text());
        return columns;
    }
}

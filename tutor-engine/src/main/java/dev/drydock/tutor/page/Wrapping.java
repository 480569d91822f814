package dev.drydock.tutor.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks styled text into lines. Latin words break at blanks; Chinese breaks between any two characters, but no line begins
 * with closing punctuation or ends with opening punctuation. What is longer than a line is broken where the line ends.
 */
public final class Wrapping {
    private static final String CLOSING = "，。、；：？！）】》〉」』〕…—”’％,.;:?!)]}%";
    private static final String OPENING = "（【《〈「『〔“‘([{";

    private final int width;
    private final List<List<Span>> lines = new ArrayList<>();
    private List<Span> line = new ArrayList<>();
    private int used;

    private Wrapping(int width) {
        this.width = Math.max(2, width);
    }

    /** The lines of a paragraph; a newline in a span begins a new line. */
    public static List<List<Span>> lines(List<Span> spans, int width) {
        Wrapping wrapping = new Wrapping(width);
        for (List<Span> unit : units(spans)) wrapping.place(unit);
        wrapping.endLine();
        return wrapping.lines;
    }

    /** The lines of plain text. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (List<Span> line : lines(List.of(Span.plain(text)), width)) lines.add(Span.line(line, false));
        return lines;
    }

    /** Text whose lines are kept as they are, but for those that are too long: they go on further in. */
    public static String fit(String text, int width) {
        List<String> fitting = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (Columns.of(line) <= width) {
                fitting.add(line);
                continue;
            }
            String margin = " ".repeat(Math.min(width / 2, line.length() - line.stripLeading().length() + 2));
            List<String> parts = lines(line.strip(), width - margin.length());
            for (int i = 0; i < parts.size(); i++) fitting.add((i == 0 ? margin.substring(2) : margin) + parts.get(i));
        }
        return String.join("\n", fitting);
    }

    private void place(List<Span> unit) {
        String first = unit.get(0).text();
        if (first.equals("\n")) {
            endLine();
        } else if (first.isBlank()) {
            // A blank at the end of a line is not seen, at its beginning it is not wanted.
            Style style = unit.get(0).style();
            String blank = style == Style.CODE ? first : " ";
            if (used > 0 && used + blank.length() < width) add(new Span(blank, style));
        } else {
            if (used > 0 && used + Span.columns(unit) > width) endLine();
            for (Span span : unit) addBroken(span);
        }
    }

    private void addBroken(Span span) {
        String rest = span.text();
        while (!rest.isEmpty()) {
            String part = Columns.cut(rest, width - used);
            if (part.isEmpty() && used > 0) {
                endLine();
                continue;
            }
            if (part.isEmpty()) part = rest.substring(0, rest.offsetByCodePoints(0, 1));
            add(new Span(part, span.style()));
            rest = rest.substring(part.length());
        }
    }

    private void add(Span span) {
        int last = line.size() - 1;
        boolean joins = last >= 0 && line.get(last).style() == span.style();
        if (joins) line.set(last, new Span(line.get(last).text() + span.text(), span.style()));
        else line.add(span);
        used += Columns.of(span.text());
    }

    private void endLine() {
        int last = line.size() - 1;
        if (last >= 0) line.set(last, new Span(line.get(last).text().stripTrailing(), line.get(last).style()));
        lines.add(line);
        line = new ArrayList<>();
        used = 0;
    }

    /** The pieces between which a line may end; blanks and newlines are pieces of their own. */
    private static List<List<Span>> units(List<Span> spans) {
        List<List<Span>> units = new ArrayList<>();
        List<Span> unit = new ArrayList<>();
        int before = ' ';
        for (Span span : spans) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < span.text().length(); ) {
                int c = span.text().codePointAt(i);
                i += Character.charCount(c);
                if (mayEndBetween(before, c)) {
                    flush(text, span.style(), unit);
                    if (!unit.isEmpty()) units.add(unit);
                    unit = new ArrayList<>();
                }
                text.appendCodePoint(c);
                before = c;
            }
            flush(text, span.style(), unit);
        }
        if (!unit.isEmpty()) units.add(unit);
        return units;
    }

    private static void flush(StringBuilder text, Style style, List<Span> unit) {
        if (text.length() > 0) unit.add(new Span(text.toString(), style));
        text.setLength(0);
    }

    private static boolean mayEndBetween(int before, int after) {
        if (before == '\n' || after == '\n') return true;
        if (before == ' ' || after == ' ') return before != after;
        if (CLOSING.indexOf(after) >= 0 || OPENING.indexOf(before) >= 0) return false;
        return Columns.wide(before) || Columns.wide(after);
    }
}

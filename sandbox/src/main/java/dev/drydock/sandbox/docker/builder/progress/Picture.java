package dev.drydock.sandbox.docker.builder.progress;

import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Progress on a terminal: the same lines drawn again and again.
 *
 * @param about at the right end of the first line
 * @param drawn how many lines were drawn last, 0 before
 * @param repeated whether it was drawn before
 */
public record Picture(String about, int columns, int rows, boolean coloured, int drawn, boolean repeated) implements Display {
    private static final String BLUE = "\u001b[34m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RED = "\u001b[31m";
    private static final String RESET = "\u001b[0m";
    private static final String FAINT = "\u001b[2m";
    private static final int PAD = 10;
    private static final int TALLEST = 6;

    public static Picture begin(String about, int columns, int rows, boolean coloured) {
        return new Picture(about, columns, rows, coloured, 0, false);
    }

    @Override
    public Shown told(Tree status, Steps steps, long now) {
        return draw(steps, now, false);
    }

    @Override
    public Shown look(Steps steps, long now) {
        return draw(steps, now, false);
    }

    @Override
    public Shown end(Steps steps, long now) {
        Shown shown = draw(steps, now, true);
        return new Shown(shown.next(), steps, shown.text() + steps.failures(true));
    }

    @Override
    public boolean moves(Steps steps) {
        return true;
    }

    /** One line of the picture. */
    private record Row(String name, String amount, List<Span> spans, boolean over, String colour, String screen) {}

    private List<Row> rows(Steps steps) {
        List<Row> rows = new ArrayList<>();
        for (View view : steps.views()) {
            boolean over = view.spans().stream().allMatch(span -> span.stop().isPresent());
            String mark = view.canceled() ? "CANCELED " : view.failed() ? "ERROR " : "";
            String name = (view.now().cached() ? "CACHED " : "") + mark + view.name().replace('\t', ' ');
            String colour = view.canceled() ? YELLOW : view.failed() ? RED : BLUE;
            rows.add(new Row(name, "", Span.merged(view.spans()), over, colour, over ? "" : view.output().all()));
            for (Part part : view.parts()) {
                rows.add(new Row("=> " + part.id(), part.amount(), List.of(new Span(part.start(), part.stop())), part.stop().isPresent(), BLUE, ""));
            }
            for (String warning : view.warnings()) {
                List<Span> spans = Span.merged(view.spans());
                rows.add(new Row("WARN: " + warning, "", spans.isEmpty() ? spans : List.of(spans.get(spans.size() - 1)), false, YELLOW, ""));
            }
        }
        return rows;
    }

    private Shown draw(Steps steps, long now, boolean all) {
        StringBuilder out = new StringBuilder("\u001b[1A".repeat(drawn + 1)).append(repeated ? "" : "\u001b[1B").append("\u001b[0G").append("\u001b[?25l");
        long completed = steps.byDigest().values().stream().filter(View::resting).count();
        int total = steps.byDigest().size();
        double seconds = steps.began() == 0 ? 0 : (now - steps.began()) / 1e6;
        String head = String.format(Locale.ROOT, "[+] Building %.1fs (%d/%d) %s", seconds, completed, total, completed > 0 && completed == total && all ? "FINISHED" : "");
        String first = aligned(head, about, columns - 1);
        out.append(first, 0, Math.min(first.length(), columns)).append('\n');
        List<Row> rows = rows(steps);
        List<Row> screens = screens(rows);
        int hidden = screens.stream().mapToInt(row -> screen(row.screen()).size()).sum();
        int lines = 0;
        for (Row row : all ? rows : wrapped(rows, this.rows - 2 - hidden)) {
            String line = line(row, now);
            if (!line.isEmpty()) {
                out.append(line);
                lines++;
                for (String text : screens.contains(row) ? screen(row.screen()) : List.<String>of()) {
                    out.append(coloured ? FAINT : "").append(" => => # ").append(text).append('\n').append(coloured ? RESET : "");
                    lines++;
                }
            }
        }
        int less = drawn - lines;
        if (less > 0) {
            out.append((" ".repeat(columns) + "\n").repeat(less)).append("\u001b[").append(less).append("A\u001b[0G");
        }
        out.append("\u001b[?25h");
        return new Shown(new Picture(about, columns, this.rows, coloured, lines, true), steps, out.toString());
    }

    /** The steps whose output is shown: as many as there is room for, the most talkative first. */
    private List<Row> screens(List<Row> rows) {
        List<Row> talking = new ArrayList<>(rows.stream().filter(row -> !row.screen().isEmpty() && !row.over()).toList());
        talking.sort(Comparator.comparingInt((Row row) -> row.screen().length()).reversed());
        long busy = rows.stream().filter(row -> !row.over()).count();
        long free = this.rows - 2 - busy;
        int room = TALLEST + 3;
        int count = 0;
        while (count < talking.size() && free > room) {
            free -= room;
            count++;
        }
        return talking.subList(0, count);
    }

    /** The last lines of what a command wrote, as a small terminal shows them. */
    private List<String> screen(String text) {
        int width = columns - PAD;
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int at = 0;
        for (char c : text.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "").toCharArray()) {
            StringBuilder line = lines.get(lines.size() - 1);
            if (c == '\n') {
                lines.add(new StringBuilder());
                at = 0;
            } else if (c == '\r') {
                at = 0;
            } else if (c >= ' ') {
                if (at >= width) {
                    line = new StringBuilder();
                    lines.add(line);
                    at = 0;
                }
                if (at < line.length()) {
                    line.setCharAt(at, c);
                } else {
                    line.append(c);
                }
                at++;
            }
        }
        List<StringBuilder> shown = lines.subList(Math.max(0, lines.size() - TALLEST), lines.size());
        return shown.stream().map(StringBuilder::toString).filter(line -> !line.isBlank()).map(line -> line + " ".repeat(Math.max(0, width - line.length()))).toList();
    }

    private String line(Row row, long now) {
        if (row.spans().isEmpty()) {
            return "";
        }
        double seconds = row.spans().stream().mapToLong(span -> span.micros(now)).sum() / 1e6;
        String timer = String.format(Locale.ROOT, " %3.1fs\n", seconds < 0.05 ? 0 : seconds);
        int left = columns - 4 - timer.length() - 1;
        boolean amount = !row.amount().isEmpty() && left + row.amount().length() > 20;
        left -= amount ? row.amount().length() + 1 : 0;
        if (left < 12) {
            return "";
        }
        String name = row.name().length() > left ? row.name().substring(0, left) : row.name();
        String whole = aligned(" => " + name + (amount ? " " + row.amount() : ""), timer, columns);
        boolean colours = coloured && row.over();
        return (colours ? row.colour() : "") + whole + (colours ? RESET : "");
    }

    /** If there are too many lines, the last ones, but those that are at work always. */
    private static List<Row> wrapped(List<Row> rows, int limit) {
        if (limit < 0) {
            return List.of();
        }
        if (rows.size() <= limit) {
            return rows;
        }
        List<Row> shown = rows.subList(rows.size() - limit, rows.size());
        List<Row> invisible = rows.subList(0, rows.size() - limit).stream().filter(row -> !row.over()).toList();
        if (invisible.isEmpty()) {
            return shown;
        }
        List<Row> kept = new ArrayList<>();
        int left = invisible.size();
        for (Row row : shown) {
            if (!row.over() || left <= 0) {
                kept.add(row);
            }
            left--;
        }
        int free = Math.min(invisible.size(), shown.size() - kept.size());
        List<Row> all = new ArrayList<>(invisible.subList(invisible.size() - free, invisible.size()));
        all.addAll(kept);
        return all;
    }

    private static String aligned(String left, String right, int width) {
        int room = width - right.length() - 1;
        return left + " ".repeat(Math.max(0, room - left.length())) + " " + right;
    }
}

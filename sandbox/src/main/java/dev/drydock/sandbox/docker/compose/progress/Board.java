package dev.drydock.sandbox.docker.compose.progress;

import dev.drydock.sandbox.docker.compose.progress.Event.Status;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table of objects and their states that is drawn over itself.
 *
 * @param title of the head line
 * @param lines that the last drawing took; 0 before the first
 * @param repeated whether it was drawn before
 */
record Board(String title, boolean colours, List<Row> rows, int lines, boolean repeated) {
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final String[] PERCENT = {"⠀", "⡀", "⣀", "⣄", "⣤", "⣦", "⣶", "⣷", "⣿"};
    private static final long PATIENCE = 100_000;

    Board {
        rows = List.copyOf(rows);
    }

    /** @param end when it was done, 0 while it is not @param spin the spinner's place */
    record Row(Event event, long start, long end, int spin) {}

    /** A drawing, and the board after it. */
    record Frame(String text, Board after) {}

    static Board empty(String title, boolean colours) {
        return new Board(title, colours, List.of(), 0, false);
    }

    Board with(List<Event> events, long now) {
        List<Row> changed = new ArrayList<>(rows);
        for (Event event : events) {
            int at = -1;
            for (int i = 0; i < changed.size(); i++) {
                at = changed.get(i).event().id().equals(event.id()) ? i : at;
            }
            if (at < 0) {
                boolean over = event.status() == Status.DONE || event.status() == Status.ERROR;
                changed.add(new Row(event, now, over ? now : 0, 0));
            } else {
                changed.set(at, updated(changed.get(at), event, now));
            }
        }
        return new Board(title, colours, changed, lines, repeated);
    }

    private static Row updated(Row row, Event event, long now) {
        Event last = row.event();
        boolean ends = event.status() != Status.WORKING && last.status() != event.status();
        String parent = last.parent().isEmpty() || event.parent().isEmpty() ? event.parent() : last.parent();
        Event merged = new Event(event.id(), parent, event.status(), event.text(), event.statusText(), Math.max(last.current(), event.current()),
                Math.max(last.total(), event.total()), Math.max(last.percent(), event.percent()));
        return new Row(merged, row.start(), ends ? now : row.end(), row.spin());
    }

    Frame frame(long now, int columns, int height) {
        if (rows.isEmpty()) {
            return new Frame("", this);
        }
        List<Row> spun = rows.stream().map(row -> row.event().status() == Status.WORKING && now - row.start() > PATIENCE
                ? new Row(row.event(), row.start(), row.end(), row.spin() + 1) : row).toList();
        Board next = new Board(title, colours, spun, lines, true);
        StringBuilder text = new StringBuilder("\u001b[1A".repeat(lines + 1)).append(repeated ? "" : "\u001b[1B").append("\u001b[0G\u001b[?25l");
        long done = rows.stream().filter(row -> row.event().status() != Status.WORKING).count();
        String head = "[+] " + title + " " + done + "/" + rows.size();
        text.append(lines != 0 && done == lines ? colour("34", head) : head).append('\n');
        int padding = padding();
        boolean children = rows.size() <= height - 2;
        int drawn = 0;
        for (Row row : spun) {
            if (!row.event().parent().isEmpty()) {
                continue;
            }
            text.append(next.line(row, "", now, columns, padding));
            drawn++;
            for (Row child : children ? spun : List.<Row>of()) {
                if (child.event().parent().equals(row.event().id())) {
                    text.append(next.line(child, "  ", now, columns, padding));
                    drawn++;
                }
            }
        }
        for (int i = drawn; i < lines && drawn < height - 2; i++) {
            text.append(" ".repeat(columns)).append('\n');
            drawn++;
        }
        return new Frame(text.append("\u001b[?25h").toString(), new Board(title, colours, spun, drawn, true));
    }

    private int padding() {
        int padding = 0;
        for (Row row : rows) {
            padding = Math.max(padding, (row.event().id() + " " + row.event().text()).length());
            padding -= row.event().parent().isEmpty() ? 0 : 2;
        }
        return padding;
    }

    private String line(Row row, String pad, long now, int columns, int padding) {
        Event event = row.event();
        String text = event.id() + inside(event).orElse("") + " " + event.text();
        int length = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        String status = event.statusText();
        int most = columns - length - padding - 15;
        if (most > 0 && status.length() > most) {
            status = status.substring(0, most) + "...";
        }
        long end = event.status() == Status.WORKING ? now : row.end() > 0 ? row.end() : row.start();
        String left = pad + " " + mark(row) + " " + text + " " + " ".repeat(Math.max(0, padding - length)) + coloured(event.status(), status) + " ";
        String right = colour("34", String.format(Locale.ROOT, "%.1fs ", (end - row.start()) / 1e6));
        return left + " ".repeat(Math.max(0, columns - visible(left) - visible(right))) + right + "\n";
    }

    /** What objects below an unfinished one have reached together. */
    private Optional<String> inside(Event parent) {
        List<Event> children = parent.status() != Status.WORKING ? List.of()
                : rows.stream().map(Row::event).filter(event -> event.parent().equals(parent.id())).toList();
        if (children.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder bars = new StringBuilder();
        children.forEach(child -> bars.append(PERCENT[(PERCENT.length - 1) * child.percent() / 100]));
        long total = children.stream().mapToLong(Event::total).sum();
        long current = children.stream().mapToLong(Event::current).sum();
        boolean unknown = total == 0 || children.stream().anyMatch(child -> child.status() == Status.WORKING && child.total() == 0);
        return Optional.of(" [" + colour("32", bars.toString()) + "]" + (unknown ? ""
                : String.format(Locale.ROOT, " %7s / %-7s", Units.size(current), Units.size(total))));
    }

    private String mark(Row row) {
        return switch (row.event().status()) {
            case DONE -> colour("32", "✔");
            case WARNING -> bold("33", "!");
            case ERROR -> bold("31", "✘");
            case WORKING -> colour("33", SPINNER[row.spin() % SPINNER.length]);
        };
    }

    private String coloured(Status status, String text) {
        return switch (status) {
            case DONE -> colour("32", text);
            case WARNING -> bold("33", text);
            case ERROR -> bold("31", text);
            case WORKING -> text;
        };
    }

    private String colour(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private String bold(String code, String text) {
        return colours ? "\u001b[" + code + "m\u001b[1m" + text + "\u001b[0m" : text;
    }

    private static int visible(String text) {
        String plain = text.replaceAll("\u001b\\[[0-9;]*m", "");
        return plain.codePointCount(0, plain.length());
    }
}

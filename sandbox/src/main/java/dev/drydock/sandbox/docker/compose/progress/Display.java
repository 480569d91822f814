package dev.drydock.sandbox.docker.compose.progress;

import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * How work is shown, and what was shown of it so far; on standard error.
 *
 * @param board the table, where there is one
 * @param nextTick when the table is drawn again, in virtual microseconds; 0 before the first time
 * @param logbook how lines of containers are shown, on standard output and error
 */
public record Display(Mode mode, Board board, long nextTick, Logbook logbook) {
    private static final long TICK = 100_000;

    /** The ways to show work. */
    public enum Mode {
        /** A line for each event. */
        PLAIN,
        /** A table that is drawn again and again. */
        TERMINAL,
        /** A JSON object for each event. */
        JSON,
        /** Events among the lines of a log. */
        MIXED,
        QUIET
    }

    /**
     * The display that {@code --progress} and {@code --ansi} ask for.
     *
     * @param title the table's, {@code Running}
     */
    public static Display of(Sys sys, String progress, String ansi, String title) {
        Mode asked = switch (progress) {
            case "tty" -> Mode.TERMINAL;
            case "plain" -> Mode.PLAIN;
            case "json" -> Mode.JSON;
            case "quiet", "none" -> Mode.QUIET;
            default -> ansi.equals("never") ? Mode.PLAIN : ansi.equals("always") || sys.isTerminal(2) ? Mode.TERMINAL : Mode.PLAIN;
        };
        return new Display(asked, Board.empty(title, !ansi.equals("never") && sys.variable("NO_COLOR").orElse("").isEmpty()), sys.now() + TICK,
                Logbook.begin(false, true, false));
    }

    /** The same way of showing things, with nothing shown yet. */
    public Display fresh(Sys sys, String title) {
        return new Display(mode, Board.empty(title, board.colours()), sys.now() + TICK, logbook);
    }

    /** For events among the lines of a log. */
    public Display mixed(Sys sys) {
        return mode == Mode.TERMINAL ? new Display(Mode.MIXED, board, 0, logbook) : fresh(sys, "");
    }

    /** With another way of showing lines of containers. */
    public Display with(Logbook changed) {
        return new Display(mode, board, nextTick, changed);
    }

    /** The same, but of the work itself nothing is shown. */
    public Display silent() {
        return new Display(Mode.QUIET, board, nextTick, logbook);
    }

    Display with(Board changed) {
        return new Display(mode, changed, nextTick, logbook);
    }

    /** The display after events, before they are written. */
    Display taking(Sys sys, List<Event> events) {
        return mode == Mode.TERMINAL ? with(board.with(events, sys.now())) : this;
    }

    /** What events write at once. */
    String lines(List<Event> events) {
        StringBuilder text = new StringBuilder();
        for (Event event : events) {
            switch (mode) {
                case PLAIN -> text.append(' ').append(event.id()).append(' ').append(event.text()).append(' ').append(event.statusText()).append('\n');
                case JSON -> text.append(Json.compact(json(event))).append('\n');
                case MIXED -> text.append("\r\u001b[K ").append(event.id()).append(' ').append(event.text()).append(" \u001b[32m")
                        .append(event.statusText()).append("\u001b[0m\n");
                default -> { }
            }
        }
        return text.toString();
    }

    private static Mapping json(Event event) {
        return Mapping.builder().put("id", event.id()).putUnlessEmpty("parent_id", event.parent()).putUnlessEmpty("text", event.text())
                .putUnlessEmpty("status", event.statusText()).putUnlessEmpty("current", event.current()).putUnlessEmpty("total", event.total())
                .putUnlessEmpty("percent", event.percent()).build();
    }

    /** When something is to be drawn although nothing happened. */
    Optional<Long> deadline() {
        return mode == Mode.TERMINAL ? Optional.of(nextTick) : Optional.empty();
    }

    /** What to do with the display after it was drawn. */
    interface Drawn {
        Step run(Sys sys, Display display);
    }

    /** Draws the table if it is time. */
    Step tick(Sys sys, Drawn then) {
        return mode == Mode.TERMINAL && sys.now() >= nextTick ? draw(sys, then) : then.run(sys, this);
    }

    private Step draw(Sys sys, Drawn then) {
        Terminal.Size size = sys.terminal(2).map(Terminal::size).orElse(new Terminal.Size(0, 0));
        Board.Frame frame = board.frame(sys.now(), size.columns(), size.rows());
        Display drawn = new Display(mode, frame.after(), sys.now() + TICK, logbook);
        return sys.complain(frame.text(), s -> then.run(s, drawn));
    }

    /** Draws the table for the last time. */
    public Step end(Sys sys, Code then) {
        return mode == Mode.TERMINAL ? draw(sys, (s, drawn) -> then.run(s)) : then.run(sys);
    }
}

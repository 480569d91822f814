package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows the engine's progress messages as they come: on a terminal with bars that move, elsewhere a line for each change.
 *
 * @param descriptor where to show them, or -1 for nowhere
 * @param seen the objects that have a line of their own on the terminal, in the order of the lines
 */
public record Progress(int descriptor, List<String> seen) {
    private static final int BAR = 50;
    private static final int LEAST_WIDTH_FOR_BAR = 110;

    /** What to do at the end; a failure in the stream is the engine's message. */
    @FunctionalInterface
    public interface Shown {
        Step run(Sys sys, Optional<String> failure);
    }

    /** Shows a whole stream. */
    public static Step show(Sys sys, Sys.Call call, int descriptor, Shown then) {
        return Lines.read(sys, call, new Progress(descriptor, List.of()),
                (s, progress, message, next) -> {
                    Tree error = message.get("errorDetail");
                    if (!error.isEmpty() || message.has("error")) {
                        s.close(call);
                        return then.run(s, Optional.of(error.get("message").text(message.get("error").text())));
                    }
                    return progress.show(s, message, next);
                },
                (s, progress) -> then.run(s, Optional.empty()));
    }

    private Step show(Sys sys, Tree message, Lines.Next<Progress> next) {
        if (!message.get("aux").isNothing() || descriptor < 0) {
            return next.run(sys, this);
        }
        Optional<Terminal> terminal = sys.terminal(descriptor);
        boolean bar = message.has("progressDetail");
        String id = message.get("id").text();
        if (terminal.isEmpty()) {
            String text = bar && !progress(message, 200).isEmpty() ? "" : line(message);
            return sys.write(descriptor, Bytes.of(text), s -> next.run(s, this));
        }
        boolean moves = !id.isEmpty() && bar;
        List<String> lines = moves ? withLine(id) : List.of();
        int up = moves ? lines.size() - lines.indexOf(id) : 0;
        StringBuilder text = new StringBuilder();
        if (moves) {
            text.append(seen.contains(id) ? "" : "\n").append("\u001b[").append(up).append('A');
        }
        if (bar && message.get("stream").text().isEmpty()) {
            text.append("\u001b[2K\r").append(head(message)).append(message.get("status").text()).append(' ')
                    .append(progress(message, terminal.get().size().columns())).append('\r');
        } else {
            text.append(line(message));
        }
        if (moves) {
            text.append("\u001b[").append(up).append('B');
        }
        return sys.write(descriptor, Bytes.of(text.toString()), s -> next.run(s, new Progress(descriptor, lines)));
    }

    private List<String> withLine(String id) {
        if (seen.contains(id)) {
            return seen;
        }
        List<String> more = new ArrayList<>(seen);
        more.add(id);
        return List.copyOf(more);
    }

    private static String head(Tree message) {
        String id = message.get("id").text();
        return id.isEmpty() ? "" : id + ": ";
    }

    private static String line(Tree message) {
        String stream = message.get("stream").text();
        return head(message) + (stream.isEmpty() ? message.get("status").text() + "\n" : stream);
    }

    /** How much of a message's object is done, as a bar and amounts; empty when it does not say. @param columns of the screen */
    public static String progress(Tree message, int columns) {
        Tree detail = message.get("progressDetail");
        long current = detail.get("current").whole();
        long total = detail.get("total").whole();
        String units = detail.get("units").text();
        if (current <= 0 && total <= 0) {
            return "";
        }
        if (total <= 0) {
            return units.isEmpty() ? padded(Units.size(current)) : current + " " + units;
        }
        int filled = (int) Math.min(BAR, (long) (current / (double) total * 100) / 2);
        String bar = columns > LEAST_WIDTH_FOR_BAR ? "[" + "=".repeat(filled) + ">" + " ".repeat(BAR - filled) + "] " : "";
        if (detail.get("hidecounts").truth()) {
            return bar;
        }
        String count = units.isEmpty() ? padded(Units.size(current)) : Long.toString(current);
        String of = current > total ? "" : "/" + (units.isEmpty() ? Units.size(total) : Long.toString(total));
        return bar + count + of + (units.isEmpty() ? "" : " " + units);
    }

    private static String padded(String size) {
        return " ".repeat(Math.max(0, 8 - size.length())) + size;
    }
}

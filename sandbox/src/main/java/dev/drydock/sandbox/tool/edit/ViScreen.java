package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tool.print.Width;
import dev.drydock.sandbox.tool.screen.Keys;
import dev.drydock.sandbox.tool.screen.Screen;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the editor and waits for keys. */
final class ViScreen {
    private ViScreen() {}

    static Step show(Sys sys, ViState given) {
        Terminal.Size size = Screen.size(sys);
        int rows = size.rows() - 1;
        int top = Math.min(given.top(), given.cursor().line());
        while (heights(given, top, given.cursor().line(), size.columns()) > rows) {
            top++;
        }
        ViState state = given.scrolledTo(top);
        return new Output().out(frame(state, size)).then(sys, s -> await(s, state, Bytes.EMPTY));
    }

    private static int heights(ViState state, int first, int last, int columns) {
        int total = 0;
        for (int i = last; i >= first && total <= 1000; i--) {
            total += rows(state, i, columns).size();
        }
        return total;
    }

    private static int lead(ViState state) {
        return state.memory().numbers() ? Math.max(3, Integer.toString(state.draft().size()).length()) + 1 : 0;
    }

    private static List<String> rows(ViState state, int line, int columns) {
        int lead = lead(state);
        String number = lead == 0 ? "" : String.format(Locale.ROOT, "%" + (lead - 1) + "d ", line + 1);
        return Screen.wrapped(number + Screen.visible(state.draft().line(line)), columns);
    }

    private static String frame(ViState state, Terminal.Size size) {
        int rows = size.rows() - 1;
        List<String> drawn = new ArrayList<>();
        int cursorRow = 1;
        int cursorColumn = 1;
        for (int line = state.top(); line < state.draft().size() && drawn.size() < rows; line++) {
            if (line == state.cursor().line()) {
                int before = lead(state) + Width.of(Screen.visible(state.draft().line(line).substring(0, state.cursor().column())));
                boolean onTab = state.mode().equals("normal") && state.cursor().column() < state.draft().length(line) && state.draft().line(line).charAt(state.cursor().column()) == '\t';
                int column = onTab ? lead(state) + Width.of(Screen.visible(state.draft().line(line).substring(0, state.cursor().column() + 1))) - 1 : before;
                cursorRow = drawn.size() + 1 + column / size.columns();
                cursorColumn = column % size.columns() + 1;
            }
            for (String row : rows(state, line, size.columns())) {
                if (drawn.size() < rows) {
                    drawn.add(row);
                }
            }
        }
        while (drawn.size() < rows) {
            drawn.add("~");
        }
        boolean commandLine = ":/?".contains(state.mode());
        drawn.add(commandLine ? Screen.cut(state.mode() + state.typed(), size.columns()) : status(state, size, rows));
        return commandLine ? Screen.frame(drawn, size.rows(), Math.min(size.columns(), 2 + Width.of(state.typed()))) : Screen.frame(drawn, cursorRow, cursorColumn);
    }

    private static String status(ViState state, Terminal.Size size, int rows) {
        if (state.busybox()) {
            int lines = state.draft().size();
            String mode = state.mode().equals("insert") ? "I" : state.mode().equals("replace") ? "R" : "-";
            return state.message().isEmpty() ? Screen.cut(mode + " " + (state.name().isEmpty() ? "No file" : state.name()) + (state.changed() ? " [Modified]" : "")
                    + " " + (state.cursor().line() + 1) + "/" + lines + " " + 100 * (state.cursor().line() + 1) / lines + "%", size.columns()) : state.message();
        }
        String left = state.mode().equals("insert") ? "-- INSERT --" : state.mode().equals("replace") ? "-- REPLACE --" : state.message();
        int column = state.draft().length(state.cursor().line()) == 0 ? 0 : state.cursor().column() + 1;
        String place = (state.draft().isEmpty() ? "0" : Integer.toString(state.cursor().line() + 1)) + "," + (column == 0 ? "0-1" : Integer.toString(column));
        int lines = state.draft().size();
        int hidden = lines - rows;
        String part = state.top() == 0 && hidden <= 0 ? "All" : state.top() == 0 ? "Top" : state.top() + rows >= lines ? "Bot" : 100 * state.top() / Math.max(1, hidden) + "%";
        int start = Math.max(0, size.columns() - 18);
        return size.columns() < 40 ? Screen.cut(left, size.columns()) : Screen.filled(left, start) + Screen.filled(place, 14) + part;
    }

    private static Step await(Sys sys, ViState state, Bytes typed) {
        return Keys.next(sys, 0, typed, (s, pressed, behind) -> {
            // Escape and a character typed quickly after it are two keys here.
            boolean quick = pressed.startsWith("M-");
            String key = quick ? "ESC" : pressed;
            Bytes rest = quick ? Bytes.of(pressed.substring(2)).plus(behind) : behind;
            if (key.isEmpty()) {
                return leave(s, 1);
            }
            ViAnswer answer = ViKeys.press(s, state, key, Screen.size(s).rows() - 1);
            if (answer.quits()) {
                return leave(s, answer.status());
            }
            return rest.isEmpty() ? show(s, answer.state()) : await(s, answer.state(), rest);
        });
    }

    private static Step leave(Sys sys, int status) {
        Screen.cooked(sys, 0);
        return new Output().out(Screen.at(Screen.size(sys).rows(), 1) + "\u001b[K" + Screen.LEAVE).exit(sys, status);
    }
}

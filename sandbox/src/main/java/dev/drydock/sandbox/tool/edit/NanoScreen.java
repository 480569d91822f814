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
import java.util.Optional;

/** Shows the editor and waits for keys. */
final class NanoScreen {
    private static final String[][] HELP = {
        {"^G", "Help"}, {"^O", "Write Out"}, {"^W", "Where Is"}, {"^K", "Cut"}, {"^T", "Execute"}, {"^C", "Location"},
        {"^X", "Exit"}, {"^R", "Read File"}, {"^\\", "Replace"}, {"^U", "Paste"}, {"^J", "Justify"}, {"^/", "Go To Line"}};

    private NanoScreen() {}

    static Step show(Sys sys, NanoState given) {
        Terminal.Size size = Screen.size(sys);
        int rows = textRows(size);
        int top = given.top();
        if (given.cursor().line() < top || given.cursor().line() >= top + rows) {
            top = Math.max(0, given.cursor().line() - rows / 2);
        }
        NanoState state = given.scrolledTo(top);
        return new Output().out(frame(state, size)).then(sys, s -> await(s, state, Bytes.EMPTY));
    }

    static int textRows(Terminal.Size size) {
        return Math.max(1, size.rows() - (size.rows() < 8 ? 2 : 4));
    }

    private static String inverse(String text) {
        return Screen.INVERSE + text + Screen.PLAIN;
    }

    private static String frame(NanoState state, Terminal.Size size) {
        int columns = size.columns();
        int rows = textRows(size);
        List<String> drawn = new ArrayList<>();
        drawn.add(inverse(title(state, columns)));
        int lead = state.numbers() ? Integer.toString(state.draft().size()).length() + 1 : 0;
        int cursorRow = 2 + state.cursor().line() - state.top();
        String before = Screen.visible(state.draft().line(state.cursor().line()).substring(0, state.cursor().column()));
        int cursorAt = Width.of(before) + lead;
        int shift = cursorAt < columns - 1 ? 0 : (cursorAt / (columns - 8)) * (columns - 8);
        for (int i = 0; i < rows; i++) {
            int line = state.top() + i;
            drawn.add(line < state.draft().size() ? row(state, line, lead, columns, line == state.cursor().line() ? shift : 0) : "");
        }
        drawn.add(statusLine(state, columns));
        if (size.rows() >= 8) {
            drawn.addAll(help(state, columns));
        }
        if (state.asking().equals("leave")) {
            return Screen.frame(drawn, rows + 2, Math.min(columns, 1 + question(state).length()));
        }
        return state.asking().isEmpty() ? Screen.frame(drawn, cursorRow, cursorAt - shift + 1)
                : Screen.frame(drawn, rows + 2, Math.min(columns, question(state).length() + Width.of(state.answer()) + 1));
    }

    private static String title(NanoState state, int columns) {
        String left = "  GNU nano 7.2";
        String middle = state.name().isEmpty() ? "New Buffer" : state.name();
        String right = state.changed() ? (state.viewOnly() ? "View " : "Modified ") : state.viewOnly() ? "View " : "";
        int start = Math.max(left.length() + 2, (columns - middle.length()) / 2);
        return Screen.filled(Screen.filled(Screen.filled(left, start) + middle, columns - right.length()) + right, columns);
    }

    private static String row(NanoState state, int line, int lead, int columns, int shift) {
        String number = lead == 0 ? "" : String.format(Locale.ROOT, "%" + (lead - 1) + "d ", line + 1);
        String text = number + Screen.visible(state.draft().line(line));
        String shown = shift == 0 ? text : "<" + text.substring(Math.min(text.length(), shift + 1));
        return Width.of(shown) > columns ? Screen.cut(shown, columns - 1) + ">" : shown;
    }

    private static String question(NanoState state) {
        return switch (state.asking()) {
            case "write" -> "File Name to Write: ";
            case "search" -> "Search" + (state.pattern().isEmpty() ? "" : " [" + state.pattern() + "]") + ": ";
            case "goto" -> "Enter line number, column number: ";
            case "read" -> "File to insert [from ./]: ";
            case "replace" -> "Search (to replace)" + (state.pattern().isEmpty() ? "" : " [" + state.pattern() + "]") + ": ";
            case "with" -> "Replace with: ";
            default -> "Save modified buffer? ";
        };
    }

    private static String statusLine(NanoState state, int columns) {
        if (!state.asking().isEmpty()) {
            return inverse(Screen.filled(question(state) + state.answer(), columns));
        }
        if (state.message().isEmpty()) {
            return "";
        }
        String message = "[ " + state.message() + " ]";
        return " ".repeat(Math.max(0, (columns - message.length()) / 2)) + inverse(message);
    }

    private static List<String> help(NanoState state, int columns) {
        if (state.asking().equals("leave")) {
            return List.of(" " + inverse("Y") + " Yes", " " + inverse("N") + " No" + " ".repeat(10) + inverse("^C") + " Cancel");
        }
        if (!state.asking().isEmpty()) {
            return List.of(inverse("^G") + " Help", inverse("^C") + " Cancel");
        }
        int shown = Math.max(1, Math.min(6, columns / 13));
        int cell = columns / shown;
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 2; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < shown; i++) {
                String[] entry = HELP[row * 6 + i];
                line.append(inverse(entry[0])).append(Screen.filled(" " + entry[1], Math.max(1, cell - entry[0].length())));
            }
            rows.add(line.toString());
        }
        return rows;
    }

    private static Step await(Sys sys, NanoState state, Bytes typed) {
        return Keys.next(sys, 0, typed, (s, key, rest) -> {
            Optional<NanoState> next = key.isEmpty() ? Optional.empty() : NanoKeys.press(s, state, key, textRows(Screen.size(s)));
            if (next.isEmpty()) {
                Screen.cooked(s, 0);
                return new Output().out(Screen.at(Screen.size(s).rows(), 1) + Screen.LEAVE).exit(s, 0);
            }
            return rest.isEmpty() ? show(s, next.get()) : await(s, next.get(), rest);
        });
    }
}

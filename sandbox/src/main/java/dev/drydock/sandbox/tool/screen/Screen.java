package dev.drydock.sandbox.tool.screen;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tool.print.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The terminal as a surface: modes, size, drawing. */
public final class Screen {
    /** Takes the screen. */
    public static final String ENTER = "\u001b[?1049h\u001b[H\u001b[2J";
    /** Gives the screen back. */
    public static final String LEAVE = "\u001b[?1049l";
    /** Dark on light. */
    public static final String INVERSE = "\u001b[7m";
    /** As usual. */
    public static final String PLAIN = "\u001b[m";

    private Screen() {}

    /** Columns and rows of the terminal behind standard output. */
    public static Terminal.Size size(Sys sys) {
        Terminal.Size size = sys.terminal(1).or(() -> sys.terminal(0)).map(Terminal::size).orElse(new Terminal.Size(80, 24));
        return size.columns() < 10 || size.rows() < 3 ? new Terminal.Size(Math.max(10, size.columns()), Math.max(3, size.rows())) : size;
    }

    /** Moves the cursor, both numbers from 1. */
    public static String at(int row, int column) {
        return "\u001b[" + row + ";" + column + "H";
    }

    /** Rows drawn from the top, each cleared to its end; then the cursor. */
    public static String frame(List<String> rows, int cursorRow, int cursorColumn) {
        StringBuilder out = new StringBuilder("\u001b[?25l");
        for (int i = 0; i < rows.size(); i++) {
            out.append(at(i + 1, 1)).append(rows.get(i)).append("\u001b[K");
        }
        return out.append(at(cursorRow, cursorColumn)).append("\u001b[?25h").toString();
    }

    /** Text as it can be shown: tabs as blanks, control characters with a caret. */
    public static String visible(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int c : text.codePoints().toArray()) {
            String shown = c == '\t' ? " ".repeat(8 - column % 8) : c < 32 ? "^" + (char) (c + 64) : c == 127 ? "^?"
                    : c >= 0xDC80 && c <= 0xDCFF ? "<" + Integer.toHexString(c - 0xDC00).toUpperCase(Locale.ROOT) + ">" : Character.toString(c);
            out.append(shown);
            column += Width.of(shown);
        }
        return out.toString();
    }

    /** The beginning of a text that fits into some columns. */
    public static String cut(String text, int columns) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int next = i + Character.charCount(text.codePointAt(i));
            int width = Width.of(text.substring(i, next));
            if (used + width > columns) {
                return text.substring(0, i);
            }
            used += width;
            i = next;
        }
        return text;
    }

    /** A text filled up with blanks. */
    public static String filled(String text, int columns) {
        String fitting = cut(text, columns);
        return fitting + " ".repeat(Math.max(0, columns - Width.of(fitting)));
    }

    /** A visible text in rows of some columns; at least one row. */
    public static List<String> wrapped(String visible, int columns) {
        if (Width.of(visible) <= columns) {
            return List.of(visible);
        }
        List<String> rows = new ArrayList<>();
        String rest = visible;
        while (!rest.isEmpty()) {
            String row = cut(rest, columns);
            row = row.isEmpty() ? rest.substring(0, rest.offsetByCodePoints(0, 1)) : row;
            rows.add(row);
            rest = rest.substring(row.length());
        }
        return List.copyOf(rows);
    }

    /** Raw keys, no echo. */
    public static void raw(Sys sys, int descriptor) {
        sys.setTerminalModes(descriptor, Terminal.Modes.RAW);
    }

    /** Back to lines. */
    public static void cooked(Sys sys, int descriptor) {
        sys.setTerminalModes(descriptor, Terminal.Modes.COOKED);
    }
}

package dev.drydock.tutor.view.screen;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.screen.TerminalScreen;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Piece;
import dev.drydock.tutor.view.picture.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The learner's whole screen for as long as a scene is played. */
public final class Stage {
    /** While something moves: twenty pictures a second, and what drawing one takes. */
    private static final long MOVING_MILLIS = 35;
    private static final long STILL_MILLIS = 120;
    private static final int STILL_AFTER = 40;

    /** Clicks and the wheel, reported in xterm's SGR form; what knows no mouse overlooks it. */
    private static final String MOUSE_ON = "\u001b[?1000h\u001b[?1006h";
    private static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";

    private final Scene scene;
    private final LentTerminal lent;
    private TerminalScreen screen;
    private final Terminal terminal;
    private Theme theme;
    private int scrolled;
    private int shownRows;
    private Scene.Frame last;

    private Stage(Terminal terminal, Theme theme, Scene scene) throws IOException {
        this.theme = theme;
        this.terminal = terminal;
        this.scene = scene;
        this.lent = new LentTerminal(terminal);
        this.screen = new TerminalScreen(lent);
    }

    /** Whether a scene can be played at this terminal. */
    public static boolean fits(Terminal terminal) {
        return terminal.fullScreen() && terminal.size().columns() >= 40 && terminal.size().rows() >= 8;
    }

    /** Plays a scene until the learner leaves it; then the screen is as it was. The theme that the learner has chosen. */
    public static Theme play(Terminal terminal, Theme theme, Scene scene) {
        try {
            Stage stage = new Stage(terminal, theme, scene);
            stage.play();
            return stage.theme;
        } catch (IOException never) {
            // The terminal is ours, and tells that it is gone in its own way.
            throw new UncheckedIOException(never);
        }
    }

    private void play() throws IOException {
        terminal.status("");
        open();
        try {
            int still = 0;
            boolean draw = true;
            boolean over = false;
            while (!over) {
                boolean moved = scene.advance();
                // Lanterna hears of a new size only when it is asked for.
                lent.getTerminalSize();
                boolean redraw = draw || screen.doResizeIfNecessary() != null;
                still = (moved || redraw) && draw(redraw) ? 0 : still + 1;
                draw = false;
                KeyStroke key = lent.next(still > STILL_AFTER ? STILL_MILLIS : MOVING_MILLIS);
                while (key != null && !over) {
                    over = press(Keys.press(key));
                    draw = true;
                    key = over || !lent.hasMore() ? null : lent.pollInput();
                }
            }
        } finally {
            close();
            lent.giveBack();
        }
    }

    private void open() throws IOException {
        screen.startScreen();
        screen.setCursorPosition(null);
        terminal.write(MOUSE_ON);
    }

    private void close() throws IOException {
        terminal.write(MOUSE_OFF);
        screen.stopScreen(false);
        lent.flush();
    }

    /** Gives the screen back, stops the program until a shell wakes it, and takes the screen again. */
    private void suspend() throws IOException {
        close();
        terminal.suspend();
        screen = new TerminalScreen(lent);
        open();
    }

    /** Whether the key ends the scene. */
    private boolean press(Press press) throws IOException {
        Scene.Answer answer = scene.press(press);
        if (answer == Scene.Answer.LEAVE) return true;
        if (answer == Scene.Answer.DRAW) return false;
        if (press == Press.Named.LEAVE || press.is('q')) return true;
        if (press == Press.Named.SUSPEND) suspend();
        else if (press.is('t')) theme = theme.next();
        else scroll(press);
        return false;
    }

    private void scroll(Press press) {
        int all = last == null ? 0 : last.body().rows().size();
        int page = Math.max(1, shownRows - 1);
        if (press == Press.Named.UP || press.is('k')) scrolled--;
        else if (press == Press.Named.DOWN || press.is('j')) scrolled++;
        else if (press == Press.Named.PAGE_UP) scrolled -= page;
        else if (press == Press.Named.PAGE_DOWN || press.is(' ')) scrolled += page;
        else if (press == Press.Named.FIRST) scrolled = 0;
        else if (press == Press.Named.LAST) scrolled = all;
    }

    // ---- drawing -----------------------------------------------------------------------------------------------------------------

    /** Draws what is to be seen, unless it is what is seen already; whether more than a clock has moved. */
    private boolean draw(boolean always) throws IOException {
        TerminalSize size = screen.getTerminalSize();
        int columns = size.getColumns();
        Scene.Frame frame = scene.draw(columns, size.getRows());
        if (!always && frame.equals(last)) return false;
        boolean moved = always || !frame.body().equals(last.body());
        last = frame;
        List<Row> head = last.head().rows();
        List<Row> body = last.body().rows();
        shownRows = Math.max(1, size.getRows() - head.size() - 1);
        if (last.focus() >= 0 && (last.focus() < scrolled || last.focus() >= scrolled + shownRows)) scrolled = last.focus() - shownRows / 2;
        scrolled = Math.max(0, Math.min(scrolled, body.size() - shownRows));
        screen.clear();
        for (int y = 0; y < head.size(); y++) row(head.get(y), y, columns);
        for (int y = 0; y < shownRows && scrolled + y < body.size(); y++) row(body.get(scrolled + y), head.size() + y, columns);
        row(last.foot().fit(columns), size.getRows() - 1, columns);
        if (body.size() > shownRows) row(more(body.size()), size.getRows() - 1, columns - 2, columns);
        screen.refresh();
        lent.flush();
        return moved;
    }

    /** Says where there is more to scroll to. */
    private Row more(int all) {
        return Row.of((scrolled > 0 ? "^" : " ") + (scrolled + shownRows < all ? "v" : " "), Look.MARKED);
    }

    private void row(Row row, int y, int columns) {
        row(row, y, 0, columns);
    }

    private void row(Row row, int y, int from, int columns) {
        int x = from;
        for (Piece piece : row.pieces()) {
            for (TextCharacter cell : theme.cells(piece.text(), piece.look(), terminal.colourCount())) {
                int width = cell.isDoubleWidth() ? 2 : 1;
                if (x + width > columns) return;
                screen.setCharacter(new TerminalPosition(x, y), cell);
                x += width;
            }
        }
    }
}

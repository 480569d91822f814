package dev.drydock.tutor.view.screen;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import dev.drydock.tutor.edge.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The learner's terminal, lent to Lanterna: whoever owns it keeps its modes, its size and its keys, so that nothing is asked of the system or of
 * the terminal twice, and nothing has to be put back but what is on the screen.
 */
final class LentTerminal extends ANSITerminal {
    private final Terminal terminal;
    private final Deque<Keys.Stroke> read = new ArrayDeque<>();
    private String rest = "";

    LentTerminal(Terminal terminal) {
        super(InputStream.nullInputStream(), new Written(terminal), StandardCharsets.UTF_8);
        this.terminal = terminal;
    }

    @Override
    protected TerminalSize findTerminalSize() {
        Terminal.Size size = terminal.size();
        return new TerminalSize(size.columns(), size.rows());
    }

    @Override
    public KeyStroke pollInput() {
        return next(0);
    }

    @Override
    public KeyStroke readInput() {
        while (true) {
            KeyStroke key = next(500);
            if (key != null) return key;
        }
    }

    /** The next key, after at most so long; null when none was pressed, as Lanterna wants it. */
    KeyStroke next(long millis) {
        if (read.isEmpty()) read.addAll(Keys.in(terminal.keys(millis)));
        if (read.isEmpty()) return null;
        Keys.Stroke stroke = read.remove();
        rest = stroke.rest();
        return stroke.key();
    }

    /** Whether more keys came with the last one. */
    boolean hasMore() {
        return !read.isEmpty();
    }

    /** Gives back what was typed behind the last key. */
    void giveBack() {
        if (!read.isEmpty()) terminal.unread(rest);
        read.clear();
    }

    /** Keeps bytes until they are whole characters of a whole picture. */
    private static final class Written extends ByteArrayOutputStream {
        private final Terminal terminal;

        Written(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void flush() throws IOException {
            if (count == 0) return;
            terminal.write(toString(StandardCharsets.UTF_8));
            reset();
        }
    }
}

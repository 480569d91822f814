package dev.drydock.tutor.prompt;

import dev.drydock.tutor.edge.Terminal;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Signals;
import org.jline.utils.Status;

/** The terminal the program was started at. */
public final class JLineTerminal implements Terminal {
    private static final long LONGEST_WITHOUT_WAIT_NANOS = 1_000_000_000L;
    private static final char ESCAPE = 0x1b;
    private static final long ESCAPE_MILLIS = 30;
    private static final long SIGNALS_AFTER_MILLIS = 1_000;
    /** Shorter waits than this are made by looking again. */
    private static final long SHORTEST_WAIT_MILLIS = 40;
    private static final long PEEK_MILLIS = 5;
    private static final int ROWS_FOR_A_STATUS = 10;

    private final org.jline.terminal.Terminal terminal;
    private final BulkInput input = new BulkInput();
    private long lastWaitNanos = System.nanoTime();
    private final LineEditor editor;
    private final Attributes cooked;
    private final Attributes edited;
    private final boolean colours;
    private boolean raw;
    private String status = "";
    private String unread = "";

    private JLineTerminal(org.jline.terminal.Terminal terminal, boolean colours, String pasteCut) throws IOException {
        this.terminal = terminal;
        this.cooked = terminal.getAttributes();
        this.edited = new Attributes(cooked);
        // Ctrl-C is a key among the others: as a signal it would overtake what was typed before it.
        edited.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        this.colours = colours;
        this.editor = new LineEditor(terminal, input, pasteCut);
        enterRaw();
    }

    /**
     * Opens the terminal of the process.
     *
     * @param pasteCut what is said of a paste that was too long; {@code {0}}: the limit in KiB
     */
    public static JLineTerminal open(Map<String, String> environment, String pasteCut) {
        String type = type(environment.getOrDefault("TERM", "dumb"));
        // Without this JLine runs infocmp at every start.
        if (InfoCmp.getDefaultInfoCmp(type) != null) InfoCmp.setLoadedInfoCmp(type, () -> InfoCmp.getDefaultInfoCmp(type));
        try {
            org.jline.terminal.Terminal terminal = system(type);
            daemon(() -> heedSignals(terminal));
            boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty() && !terminal.getType().startsWith("dumb");
            return new JLineTerminal(terminal, colours, pasteCut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The terminal that JLine's builder would give after it has looked for all its providers and begun to log, which takes a twentieth
     * of a start; where there is none such, the builder says what can be had.
     */
    private static org.jline.terminal.Terminal system(String type) throws IOException {
        org.jline.terminal.Terminal.SignalHandler ignoring = org.jline.terminal.Terminal.SignalHandler.SIG_IGN;
        try {
            JniTerminalProvider provider = new JniTerminalProvider();
            if (provider.isSystemStream(SystemStream.Input) && provider.isSystemStream(SystemStream.Output)) {
                Charset utf8 = StandardCharsets.UTF_8;
                return provider.sysTerminal("drydock", type, false, utf8, utf8, utf8, false, ignoring, false, SystemStream.Output);
            }
        } catch (IOException | LinkageError | UnsupportedOperationException asTheBuilderFinds) {
            // A system for which JLine brings no native part, or where it cannot be unpacked, as on a full disk.
        }
        return TerminalBuilder.builder().system(true).providers("jni,exec").dumb(true).type(type)
                .encoding(StandardCharsets.UTF_8).nativeSignals(false).signalHandler(ignoring).build();
    }

    private static void daemon(Runnable action) {
        Thread thread = new Thread(action, "signals");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A changed size is drawn at once, and what a shell sends to a whole group does not end the program. JLine would do it before the
     * first prompt, by a proxy that takes its time.
     */
    private static void heedSignals(org.jline.terminal.Terminal terminal) {
        try {
            Thread.sleep(SIGNALS_AFTER_MILLIS);
        } catch (InterruptedException never) {
            return;
        }
        for (org.jline.terminal.Terminal.Signal signal : org.jline.terminal.Terminal.Signal.values()) {
            Signals.register(signal.name(), () -> terminal.raise(signal));
        }
    }

    /** A type whose abilities JLine has built in, when there is one that is the same for our purposes. */
    private static String type(String term) {
        if (InfoCmp.getDefaultInfoCmp(term) != null) return term;
        if (term.startsWith("tmux") || term.startsWith("screen")) return "screen-256color";
        for (String like : List.of("xterm", "alacritty", "foot", "kitty", "wezterm", "konsole", "gnome", "vte", "ghostty")) {
            if (term.contains(like)) return "xterm-256color";
        }
        return term;
    }

    @Override
    public Size size() {
        org.jline.terminal.Size size = terminal.getSize();
        // A terminal that does not tell its size (a serial line) says 0.
        return new Size(size.getColumns() > 0 ? size.getColumns() : 80, size.getRows() > 0 ? size.getRows() : 24);
    }

    @Override
    public boolean colours() {
        return colours;
    }

    @Override
    public int colourCount() {
        Integer known = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
        return !colours ? 0 : known == null ? 16 : known;
    }

    @Override
    public boolean fullScreen() {
        return !terminal.getType().startsWith("dumb");
    }

    @Override
    public void write(String text) {
        terminal.writer().write(text);
        terminal.flush();
    }

    @Override
    public void unread(String keys) {
        unread += keys;
    }

    /** What was given back; of several lines only the first when a line is wanted. */
    private String takeUnread(boolean line) {
        int enter = line ? Math.max(unread.indexOf('\r'), unread.indexOf('\n')) : -1;
        String taken = enter < 0 ? unread : unread.substring(0, enter + 1);
        unread = unread.substring(taken.length());
        return taken;
    }

    @Override
    public Said ask(Question question) {
        raw = false;
        terminal.setAttributes(edited);
        showStatus();
        try (Ticking ticking = Ticking.during(question.meanwhile(), editor)) {
            try {
                return new Said.Line(editor.line(question, takeUnread(true) + question.typed(), ticking));
            } catch (UserInterruptException interrupted) {
                return ticking.over() ? new Said.Withdrawn() : new Said.Interrupted();
            } catch (EndOfFileException ended) {
                return new Said.Ended();
            } catch (IOError gone) {
                throw new EndOfInput();
            } finally {
                // What is typed while nobody asks is not to be shown twice.
                enterRaw();
            }
        }
    }

    @Override
    public String keys(long timeoutMillis) {
        enterRaw();
        if (!unread.isEmpty()) return takeUnread(false);
        StringBuilder keys = new StringBuilder();
        try {
            // The system's shortest wait is a tenth of a second; only a wait tells that the terminal is gone.
            boolean waits = timeoutMillis >= SHORTEST_WAIT_MILLIS || System.nanoTime() - lastWaitNanos > LONGEST_WITHOUT_WAIT_NANOS;
            if (!waits && !readyWithin(timeoutMillis)) return "";
            lastWaitNanos = System.nanoTime();
            NonBlockingReader reader = terminal.reader();
            int key = reader.read(Math.max(1, timeoutMillis));
            if (key >= 0) keys.append((char) key).append(input.available());
            if (key == ESCAPE && keys.length() == 1) restOfSequence(reader, keys);
            if (key == NonBlockingReader.EOF && keys.length() == 0) throw new EndOfInput();
            return keys.toString();
        } catch (IOException gone) {
            throw new EndOfInput();
        }
    }

    /** Looks again and again: for pictures that are to follow each other faster than the system can wait. */
    private boolean readyWithin(long millis) throws IOException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (!input.ready()) {
            if (System.nanoTime() >= until) return false;
            try {
                Thread.sleep(PEEK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** An arrow key is several characters, which a slow line may bring one by one. */
    private void restOfSequence(NonBlockingReader reader, StringBuilder keys) throws IOException {
        int next = reader.read(ESCAPE_MILLIS);
        if (next >= 0) keys.append((char) next).append(input.available());
    }

    @Override
    public void status(String text) {
        status = text;
        if (text.isEmpty()) Status.getExistingStatus(terminal).ifPresent(Status::hide);
    }

    private void showStatus() {
        boolean room = fullScreen() && size().rows() >= ROWS_FOR_A_STATUS && size().columns() >= 20;
        if (status.isEmpty() || !room) {
            Status.getExistingStatus(terminal).ifPresent(Status::hide);
            return;
        }
        int columns = size().columns();
        AttributedString text = new AttributedString(status).columnSubSequence(0, columns);
        String padded = text + " ".repeat(Math.max(0, columns - text.columnLength()));
        Status.getStatus(terminal).update(List.of(new AttributedString(padded, AttributedStyle.INVERSE)));
    }

    @Override
    public void suspend() {
        terminal.setAttributes(cooked);
        try {
            // Not TSTP: what a shell sends to a whole group is heeded, so that it ends nothing.
            new ProcessBuilder("kill", "-STOP", Long.toString(ProcessHandle.current().pid())).start().waitFor();
        } catch (IOException thereIsNoKill) {
            // Then there is no job control, either.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        raw = false;
        enterRaw();
    }

    private void enterRaw() {
        if (raw) return;
        raw = true;
        terminal.enterRawMode();
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        attributes.setInputFlag(Attributes.InputFlag.ICRNL, false);
        terminal.setAttributes(attributes);
    }

    @Override
    public void close() {
        try {
            Status.getExistingStatus(terminal).ifPresent(Status::close);
            terminal.setAttributes(cooked);
            terminal.close();
        } catch (IOException gone) {
            // Then there is nothing to restore.
        }
    }
}

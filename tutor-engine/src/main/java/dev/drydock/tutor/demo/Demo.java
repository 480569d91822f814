package dev.drydock.tutor.demo;

import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import dev.drydock.tutor.sitting.Alone;
import dev.drydock.tutor.sitting.Desk;
import dev.drydock.tutor.sitting.Learner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Plays the demonstration of the learner's language: {@code #} captions, {@code $} lines for the shell or the tutor. */
public final class Demo {
    private static final long LETTER_MILLIS = 35;
    private static final long AFTER_LINE_MILLIS = 1_800;
    private static final long AFTER_CAPTION_MILLIS = 900;
    private static final long READING_MILLIS_PER_COLUMN = 25;
    private static final long READING_MICROS = 2_000_000;
    private static final long LEAP_MICROS = 3_600_000_000L;
    private static final long SLICE_EVENTS = 2_000;

    private final Terminal terminal;
    private final Session session;
    private final Seat seat;
    private final Desk desk;
    private final boolean fast;

    private Demo(Learner learner, boolean fast) {
        this.terminal = learner.terminal();
        this.fast = fast;
        Worlds.Named world = Worlds.named("default").orElseThrow();
        Header.Start start = new Header.Start(world.name(), 1, Long.toString(Worlds.EPOCH_MICROS), learner.tongue().language().code());
        Journal journal = Journal.inMemory(new Header(Header.VERSION, start, "", ""));
        this.session = new Session(world.plan(1, Worlds.EPOCH_MICROS, learner.tongue().phrases(), true), world.login(), fresh -> { }, journal);
        this.seat = session.seat(1);
        Pacer pacer = new Pacer(Pace.named("jump").orElseThrow(), System::nanoTime);
        this.desk = new Desk(session, seat, learner, pacer, new Alone());
    }

    /** The lines of a demonstration in one language. */
    public static List<String> lines(String language) {
        try (InputStream in = Demo.class.getResourceAsStream("/dev/drydock/content/" + language + "/demo.txt")) {
            if (in == null) throw new IllegalStateException("no demonstration in " + language);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays to the end, or until somebody presses q or Ctrl-C. {@code fast}: without waiting. */
    public static void play(Learner learner, boolean fast) {
        Demo demo = new Demo(learner, fast);
        demo.untilAsked();
        demo.seat.takeOutput();
        for (String line : lines(learner.tongue().language().code())) {
            boolean goesOn = line.startsWith("# ") ? demo.caption(line.substring(2)) : !line.startsWith("$ ") || demo.line(line.substring(2));
            if (!goesOn) return;
        }
        demo.terminal.write("\n");
    }

    private boolean caption(String text) {
        String fitted = Wrapping.fit(text, Math.min(92, terminal.size().columns() - 1));
        terminal.write("\n" + Style.HEADING.paint(fitted, terminal.colours()) + "\n\n");
        return waits(AFTER_CAPTION_MILLIS + READING_MILLIS_PER_COLUMN * Columns.of(text));
    }

    private boolean line(String text) {
        terminal.write(prompt());
        for (int i = 0; i < text.length(); i++) {
            terminal.write(text.substring(i, i + 1));
            if (!waits(LETTER_MILLIS)) return false;
        }
        terminal.write("\n");
        if (!desk.takes(text, true)) {
            session.input(1, Entry.Kind.LINE, text);
            untilAsked();
            String output = seat.takeOutput();
            String prompt = prompt();
            String shown = output.endsWith(prompt) ? output.substring(0, output.length() - prompt.length()) : output;
            terminal.write(shown);
            desk.lineEnded(text, shown);
            // What was started gets the time to start, however fast it is shown.
            session.settle(session.world().now() + READING_MICROS);
            terminal.write(desk.notices());
        }
        return waits(AFTER_LINE_MILLIS);
    }

    private String prompt() {
        return seat.state() instanceof Seat.State.Asks asks ? asks.request().prompt() : "";
    }

    private void untilAsked() {
        World world = session.world();
        for (int i = 0; i < SLICE_EVENTS && seat.runs(); i++) world.run(world.now() + LEAP_MICROS, SLICE_EVENTS, () -> !seat.runs());
    }

    /** Waits; false when somebody wants it to end. */
    private boolean waits(long millis) {
        if (fast) return true;
        String keys = terminal.keys(millis);
        return keys.indexOf('q') < 0 && keys.indexOf('\u0003') < 0;
    }
}

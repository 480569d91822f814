package dev.drydock.tutor.sitting;

import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The loop between a person and a world: shows what the world writes; asks for a line when a shell does, passes keys on when a
 * program reads them, and else lets time go by until something happens.
 */
public final class Sitting {
    private static final long SLICE_EVENTS = 2_000;
    private static final long SLICE_MILLIS = 40;
    private static final long LONGEST_WAIT_MILLIS = 2_000;
    /** By then every wait has been skipped: what still runs will not end by itself. */
    private static final long STILL_RUNS_MILLIS = 2 * LONGEST_WAIT_MILLIS;
    private static final long ABOUT_TO_ASK_MICROS = 5_000;
    private static final long LEAP_MICROS = 3_600_000_000L;
    /** So soon does a learner's code notice what has happened. */
    private static final long LEARNERS_LEAP_MICROS = 1_000_000;
    private static final int OUTPUT_KEPT = 65_536;
    /** What a person needs for the next line; what is typed for her takes as long. */
    private static final long TYPING_MICROS = 1_000_000;
    private static final long TYPING_EVENTS = 3_000_000;

    private final Session session;
    private final Seat seat;
    private final Terminal terminal;
    private final Pacer pacer;
    private final Desk desk;
    private final Terminal.Meanwhile meanwhile = new Terminal.Meanwhile() {
        @Override
        public Tick tick() {
            return Sitting.this.tick();
        }

        @Override
        public String help() {
            return desk.help();
        }
    };
    private final Deque<String> pasted = new ArrayDeque<>();
    /** Lines still to be typed for the person: each waits until the one before has had its effect. */
    private final Deque<String> dictated = new ArrayDeque<>();
    private final StringBuilder written = new StringBuilder();
    private String ahead = "";
    private String line = "";
    private Terminal.Size size;
    private boolean atLineStart = true;
    private boolean editorLeft;
    private long skippedMicros;

    /**
     * @param seat the terminal of the session that the person sits at
     * @param desk what the person's lines mean beyond the shell
     */
    public Sitting(Session session, Seat seat, Terminal terminal, Pacer pacer, Desk desk) {
        this.session = session;
        this.seat = seat;
        this.terminal = terminal;
        this.pacer = pacer;
        this.desk = desk;
        this.size = terminal.size();
    }

    /** Sits down. Returns when the person leaves or the shell has ended. */
    public void run() {
        try {
            sit();
        } finally {
            desk.leave();
        }
    }

    private void sit() {
        resize(true);
        desk.companion().begin();
        while (!desk.over()) {
            resize(false);
            Seat.State state = seat.state();
            if (state instanceof Seat.State.Left) {
                show();
                return;
            }
            if (state instanceof Seat.State.Asks asks) ask(asks);
            else if (state instanceof Seat.State.Reads reads) passKeys(reads);
            else letRun();
        }
    }

    // ---- a shell asks ------------------------------------------------------------------------------------------------------------

    private void ask(Seat.State.Asks asks) {
        String prompt = asks.request().prompt();
        String printed = prompt.replace("\n", "\r\n");
        String output = outputUpTo(printed);
        // The editor has left its line already.
        if (editorLeft && output.startsWith("\r\n")) output = output.substring(2);
        editorLeft = false;
        write(output.endsWith(printed) ? output.substring(0, output.length() - printed.length()) : output);
        tellSkipped();
        if (!asks.request().continuation()) endLine();
        if (desk.over()) return;
        List<String> lines = desk.companion().dictates();
        if (!lines.isEmpty()) dictated.clear();
        dictated.addAll(lines);
        if (pasted.isEmpty() && !dictated.isEmpty() && !typingTakesTime(asks)) return;
        if (!pasted.isEmpty() || !dictated.isEmpty()) {
            String next = pasted.isEmpty() ? dictated.remove() : pasted.remove();
            if (!asks.request().continuation()) terminal.write(prompt + next + "\n");
            take(next, asks);
            return;
        }
        terminal.status(desk.companion().status());
        freshLine();
        Terminal.Said said = terminal.ask(desk.question(prompt, takeAhead(), meanwhile));
        atLineStart = true;
        if (said instanceof Terminal.Said.Line typed) {
            for (String each : typed.text().split("\n", -1)) pasted.add(each);
            take(pasted.remove(), asks);
        } else {
            boolean interrupted = said instanceof Terminal.Said.Interrupted;
            pasted.clear();
            dictated.clear();
            editorLeft = true;
            // A client on the way between two reads does not seem to ask; the key is meant for whoever asked all the same.
            if (!(said instanceof Terminal.Said.Withdrawn)) session.input(seat.number(), Entry.Kind.SIGNAL, interrupted ? "INT" : "EOF");
        }
    }

    /** Output up to the prompt, which may still be under way from a container. */
    private String outputUpTo(String prompt) {
        World world = session.world();
        String output = seat.takeOutput();
        for (int i = 0; i < 20 && !output.endsWith(prompt); i++) {
            world.run(world.now() + ABOUT_TO_ASK_MICROS, SLICE_EVENTS, seat::hasOutput);
            output += seat.takeOutput();
        }
        return output;
    }

    /** Lets the time go by in which a person would type; false when meanwhile something else is asked. */
    private boolean typingTakesTime(Seat.State.Asks asks) {
        World world = session.world();
        world.run(world.now() + TYPING_MICROS, TYPING_EVENTS, () -> !seat.state().equals(asks));
        return seat.state().equals(asks);
    }

    private void take(String typed, Seat.State.Asks asks) {
        boolean first = !asks.request().continuation();
        if (first && desk.takes(typed, asks.outermost())) return;
        line = first ? typed : line + "\n" + typed;
        if (first) written.setLength(0);
        session.input(seat.number(), Entry.Kind.LINE, typed);
    }

    /** The line that was typed has ended, since a shell asks for another. */
    private void endLine() {
        if (line.isEmpty()) return;
        String ended = line;
        line = "";
        freshLine();
        desk.lineEnded(ended, written.toString());
    }

    /** What goes on while a line is typed. */
    private Terminal.Meanwhile.Tick tick() {
        World world = session.world();
        long revision = world.store().revision();
        long target = world.now() + pacer.elapsedMicros();
        world.run(target, SLICE_EVENTS, () -> false);
        if (world.nextDue().isEmpty() || world.nextDue().getAsLong() > target) world.idleUntil(Math.max(target, world.now()));
        String above = seat.takeOutput();
        if (world.store().revision() != revision) above += desk.notices();
        boolean over = !(seat.state() instanceof Seat.State.Asks) || desk.over();
        return above.isEmpty() && !over ? Terminal.Meanwhile.Tick.QUIET : new Terminal.Meanwhile.Tick(above, over);
    }

    // ---- a program reads ---------------------------------------------------------------------------------------------------------

    private void passKeys(Seat.State.Reads reads) {
        if (!reads.lines()) terminal.status("");
        show();
        while (!pasted.isEmpty()) ahead += pasted.remove() + "\r";
        if (ahead.isEmpty() && !dictated.isEmpty()) {
            if (!stillReads()) return;
            ahead = dictated.remove() + "\r";
        }
        if (ahead.isEmpty()) ahead = terminal.keys(SLICE_MILLIS);
        String keys = takeUpToSignal();
        if (!keys.isEmpty()) {
            Entry.Kind kind = reads.lines() && !reads.echo() ? Entry.Kind.SECRET : Entry.Kind.KEYS;
            session.input(seat.number(), kind, keys);
        }
        follow(() -> false);
    }

    /** Whether a program goes on reading: one that would take input, as ssh does, may be about to end all the same. */
    private boolean stillReads() {
        World world = session.world();
        world.run(world.now() + TYPING_MICROS, TYPING_EVENTS, () -> !(seat.state() instanceof Seat.State.Reads));
        return seat.state() instanceof Seat.State.Reads;
    }

    // ---- something runs ----------------------------------------------------------------------------------------------------------

    private void letRun() {
        World world = session.world();
        long quietSince = pacer.wallMillis();
        boolean told = false;
        follow(() -> !seat.runs());
        while (seat.runs()) {
            boolean jumps = pacer.kind() == Pace.Kind.JUMP
                    || pacer.kind() == Pace.Kind.FOLLOW && pacer.wallMillis() - quietSince >= LONGEST_WAIT_MILLIS;
            World.Stop stop = World.Stop.TIME;
            if (jumps && !world.quiet()) {
                long before = world.now();
                boolean soon = desk.javaWaits();
                long target = before + (soon ? LEARNERS_LEAP_MICROS : LEAP_MICROS);
                stop = world.run(target, SLICE_EVENTS, () -> seat.hasOutput() || !seat.runs());
                // Else nobody would come to an event that is further away than that.
                if (soon && (stop == World.Stop.TIME || stop == World.Stop.IDLE)) world.idleUntil(Math.max(target, world.now()));
                skippedMicros += world.now() - before;
                pacer.elapsedMicros();
            } else {
                stop = follow(() -> !seat.runs());
            }
            if (desk.javaWaits()) terminal.write(desk.javaActs());
            if (seat.hasOutput()) quietSince = pacer.wallMillis();
            if (!told && pacer.wallMillis() - quietSince >= STILL_RUNS_MILLIS) {
                told = true;
                freshLine();
                terminal.write(desk.stillRuns(line, written.toString()));
            }
            // Who has just written a prompt is about to ask.
            if (seat.hasOutput()) world.run(world.now() + ABOUT_TO_ASK_MICROS, SLICE_EVENTS, () -> !seat.runs());
            // What asks next shows the rest of the output: a prompt in it is the editor's to write.
            if (!seat.runs()) return;
            show();
            interrupt(terminal.keys(stop == World.Stop.TIME || stop == World.Stop.IDLE ? SLICE_MILLIS : 0));
            resize(false);
        }
    }

    /** Lets as much virtual time go by as wall time did. */
    private World.Stop follow(BooleanSupplier reached) {
        World world = session.world();
        long target = world.now() + pacer.elapsedMicros();
        World.Stop stop = world.run(target, SLICE_EVENTS, reached);
        if (stop == World.Stop.TIME || stop == World.Stop.IDLE) world.idleUntil(Math.max(target, world.now()));
        return stop;
    }

    /** Keys while nobody reads: signals go through, the rest is kept for whoever reads next. */
    private void interrupt(String keys) {
        for (int i = 0; i < keys.length(); i++) {
            String signal = signalOf(keys.charAt(i));
            if (signal.isEmpty()) {
                ahead += keys.charAt(i);
            } else {
                ahead = "";
                pasted.clear();
                dictated.clear();
                session.input(seat.number(), Entry.Kind.SIGNAL, signal);
            }
        }
    }

    private void tellSkipped() {
        long skipped = skippedMicros;
        skippedMicros = 0;
        if (skipped < 1_000_000) return;
        freshLine();
        terminal.write(Style.FAINT.paint(desk.skipped(skipped), terminal.colours()) + "\n");
    }

    // ---- the terminal ------------------------------------------------------------------------------------------------------------

    /** The first line of what was typed ahead; an editor takes it with its Enter, the rest waits. */
    private String takeAhead() {
        int enter = ahead.indexOf('\r') >= 0 ? ahead.indexOf('\r') : ahead.indexOf('\n');
        String first = enter < 0 ? ahead : ahead.substring(0, enter + 1);
        ahead = ahead.substring(first.length());
        return first;
    }

    /** What was typed ahead up to a key that means a signal: the program gets its chance to read before the signal. */
    private String takeUpToSignal() {
        int length = 0;
        while (length < ahead.length() && signalOf(ahead.charAt(length)).isEmpty()) length++;
        String first = ahead.substring(0, Math.min(Math.max(1, length), ahead.length()));
        ahead = ahead.substring(first.length());
        return first;
    }

    private static String signalOf(char key) {
        return switch (key) {
            case 3 -> "INT";
            case 26 -> "TSTP";
            case 28 -> "QUIT";
            default -> "";
        };
    }

    private void show() {
        write(seat.takeOutput());
    }

    private void write(String output) {
        if (output.isEmpty()) return;
        terminal.write(output);
        atLineStart = output.endsWith("\n");
        if (written.length() < OUTPUT_KEPT) written.append(output, 0, Math.min(output.length(), OUTPUT_KEPT - written.length()));
    }

    /** The editor and the tutor begin at the left margin, also after output without a newline. */
    private void freshLine() {
        if (!atLineStart) terminal.write("\n");
        atLineStart = true;
    }

    private void resize(boolean always) {
        Terminal.Size now = terminal.size();
        if (!always && now.is(size)) return;
        size = now;
        session.input(seat.number(), Entry.Kind.RESIZE, size.columns() + "x" + size.rows());
    }
}

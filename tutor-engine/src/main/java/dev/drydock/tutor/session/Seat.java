package dev.drydock.tutor.session;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.world.World;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One simulated terminal with its shell, as whoever sits before it sees it: what it shows, and what it waits for. */
public final class Seat {
    private final World world;
    private final int number;
    private final Process.Id shell;
    /** The very question that was answered last; null when none was, or when the world has gone back. */
    private Terminal.LineRequest answered;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    Seat(World world, int number, Process.Id shell) {
        this.world = world;
        this.number = number;
        this.shell = shell;
    }

    /** What a terminal waits for. */
    public sealed interface State {
        /** A shell asks for a line. {@code outermost}: the seat's own, not one inside a container or on another machine. */
        record Asks(Terminal.LineRequest request, boolean outermost) implements State {}

        /** A program reads keys. {@code lines}: whole lines, and {@code echo}: that are shown; else it has the screen. */
        record Reads(boolean lines, boolean echo) implements State {}

        /** Something runs and reads nothing. */
        record Runs() implements State {}

        /** Its shell has ended. */
        record Left(int status) implements State {}
    }

    /** The simulated terminal's name. */
    static String terminal(int number) {
        return "pts" + number;
    }

    /** The simulated terminal's name in the world. */
    public String terminal() {
        return terminal(number);
    }

    /** The terminal's number as the journal has it. */
    public int number() {
        return number;
    }

    public State state() {
        if (world.ended(shell).isPresent()) return new State.Left(world.ended(shell).get().status());
        if (!world.wantsInput(terminal())) return new State.Runs();
        Optional<Terminal> served = world.served(terminal());
        // A client reads all the time for a terminal in a container; what counts is who reads there.
        boolean nested = served.isPresent() && !served.get().id().equals(terminal());
        if (nested && !world.wantsInput(served.get().id())) return new State.Runs();
        Optional<Terminal.LineRequest> request = world.lineRequest(terminal());
        if (request.isPresent() && request.get() == answered) return new State.Runs();
        if (request.isPresent()) return new State.Asks(request.get(), !nested);
        boolean lines = served.map(terminal -> terminal.modes().canonical()).orElse(true);
        boolean echo = served.map(terminal -> terminal.modes().echo()).orElse(true);
        return new State.Reads(lines, echo);
    }

    /** Whether something runs that nothing can be told. */
    public boolean runs() {
        return state() instanceof State.Runs;
    }

    /**
     * What is asked now is being answered: the answer may be under way for a while, through a client to a shell in a container,
     * and until it has arrived the question seems to stand. Whoever asks again asks another question.
     */
    void answer() {
        answered = world.lineRequest(terminal()).orElse(null);
    }

    /** The world has gone back: whatever is asked is open. */
    void reopen() {
        answered = null;
    }

    void show(Bytes bytes) {
        shown.writeBytes(bytes.toArray());
    }

    /** Whether there is output that nobody took. */
    public boolean hasOutput() {
        return shown.size() > 0;
    }

    /** Output since the last call. A character of which only the beginning has come waits for the rest. */
    public String takeOutput() {
        byte[] bytes = shown.toByteArray();
        int whole = bytes.length - beginOfCharacter(bytes);
        shown.reset();
        shown.write(bytes, whole, bytes.length - whole);
        return new String(bytes, 0, whole, StandardCharsets.UTF_8);
    }

    /** How many bytes at the end are the beginning of a character. */
    private static int beginOfCharacter(byte[] bytes) {
        for (int back = 1; back <= 3 && back <= bytes.length; back++) {
            int b = bytes[bytes.length - back] & 0xff;
            if (b < 0x80) return 0;
            int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 0;
            if (length > 0) return length > back ? back : 0;
        }
        return 0;
    }
}

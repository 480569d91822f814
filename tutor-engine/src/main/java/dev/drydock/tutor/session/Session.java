package dev.drydock.tutor.session;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.store.Store;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Journal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A world and the journal of what was put into it. Every input is confirmed by the journal before the world sees it, and both
 * the first time and in a replay it takes the same way into the world: {@link #apply}.
 */
public final class Session {
    /** What a mark begins with that stands before the effects of a learner's line of Java. */
    public static final String JAVA_MARK = ":java ";
    /** Entries of the kind {@link Entry.Kind#JAVA} that are no deeds. */
    public static final String JAVA_LINE = "line ";
    public static final String JAVA_SAID = "said ";

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final World world;
    private final World.Login login;
    private final Journal journal;
    private final long epochMicros;
    private final TreeMap<Integer, Seat> seatByNumber = new TreeMap<>();
    private List<Fact> said = List.of();

    /**
     * Opens a world with one terminal in it.
     *
     * @param scenery what is done to the fresh world before the terminal is opened
     * @param plan with {@link World.Plan#editedOutside()}, since line editors ask for lines
     */
    public Session(World.Plan plan, World.Login login, Consumer<World> scenery, Journal journal) {
        this.world = new World(plan, this::show);
        scenery.accept(world);
        this.login = login;
        this.journal = journal;
        this.epochMicros = plan.epochMicros();
        open(1, new Terminal.Size(80, 24));
    }

    public World world() {
        return world;
    }

    public Journal journal() {
        return journal;
    }

    /** What the last fault or repair has to tell. */
    public List<Fact> said() {
        return said;
    }

    /** The terminal with this number. */
    public Seat seat(int number) {
        return seatByNumber.get(number);
    }

    /** The number of the next terminal that is opened; none is given twice. */
    public int nextSeat() {
        return seatByNumber.lastKey() + 1;
    }

    /** Closes the terminals that a killed program has left open; the first one stays. */
    public void closeOthers() {
        for (int number : List.copyOf(seatByNumber.keySet())) {
            boolean open = number > 1 && world.store().find(Terminal.key(Seat.terminal(number))).isPresent();
            if (open) input(number, Entry.Kind.CLOSE, "");
        }
    }

    private void close(int number) {
        world.hangUp(Seat.terminal(number));
    }

    private Seat open(int number, Terminal.Size size) {
        Process.Id shell = world.openTerminal(Seat.terminal(number), size, login, "/bin/bash", List.of("-bash"));
        Seat seat = new Seat(world, number, shell);
        seatByNumber.put(number, seat);
        return seat;
    }

    private void show(String stream, Bytes bytes) {
        for (Seat seat : seatByNumber.values()) {
            if (seat.terminal().equals(stream)) seat.show(bytes);
        }
    }

    /** Virtual microseconds since the world began. */
    public long elapsedMicros() {
        return world.now() - epochMicros;
    }

    /** Journals an input and puts it into the world. What it answers depends on the kind: undo tells what it took back. */
    public Optional<String> input(int seat, Entry.Kind kind, String payload) {
        settle(world.now());
        return apply(journal.add(elapsedMicros(), seat, kind, payload), payload);
    }

    /** Puts every entry of the journal into the world, each at its time. Output is dropped. */
    public void replay(Replayed told) {
        for (Entry entry : journal.entries()) {
            settle(epochMicros + entry.virtualMicros());
            told.before(entry);
            apply(entry, entry.payload());
        }
        seatByNumber.values().forEach(Seat::takeOutput);
    }

    /** Told of each entry when its time has come, just before it is put into the world. */
    @FunctionalInterface
    public interface Replayed {
        void before(Entry entry);
    }

    /** Lets everything happen that is due by a time, and moves the clock there. */
    public void settle(long timeMicros) {
        world.run(timeMicros, NO_LIMIT, () -> false);
        if (timeMicros > world.now()) world.idleUntil(timeMicros);
    }

    /** A file as the shell sees it that asks at a seat; empty when there is none. */
    public Optional<byte[]> file(Seat seat, String path) {
        Optional<Process> shell = world.lineRequest(seat.terminal()).flatMap(request -> world.store().find(request.shell().key()));
        if (shell.isEmpty()) return Optional.empty();
        String home = shell.get().invocation().environment().getOrDefault("HOME", "/root");
        String absolute = path.startsWith("~/") ? home + path.substring(1) : path.startsWith("/") ? path : shell.get().place().directory() + "/" + path;
        return world.ask("save", kernel -> kernel.files(shell.get().place().space()).read(absolute).toOptional().map(Bytes::toArray));
    }

    private Optional<String> apply(Entry entry, String payload) {
        String terminal = Seat.terminal(entry.terminal());
        switch (entry.kind()) {
            case OPEN -> open(entry.terminal(), size(payload));
            case CLOSE -> close(entry.terminal());
            case LINE -> {
                world.store().mark(payload);
                seat(entry.terminal()).answer();
                world.enter(terminal, payload);
            }
            case KEYS, SECRET -> world.type(terminal, Bytes.of(payload));
            case SIGNAL -> {
                seat(entry.terminal()).answer();
                world.type(terminal, Bytes.of(keyOf(payload)));
            }
            case RESIZE -> world.resize(terminal, size(payload));
            case WORD -> {
                Optional<String> said = word(payload);
                seatByNumber.values().forEach(Seat::reopen);
                return said;
            }
            case JAVA -> {
                if (payload.startsWith(JAVA_LINE)) world.store().mark(JAVA_MARK + payload.substring(JAVA_LINE.length()));
                else if (!payload.startsWith(JAVA_SAID)) return JavaDeed.apply(world, login, payload);
            }
            case ANSWER, LANGUAGE, DONE -> {
                // They say something to the tutor, nothing to the world.
            }
        }
        return Optional.empty();
    }

    /** The tutor's words that change the world. */
    private Optional<String> word(String payload) {
        Store store = world.store();
        if (payload.equals("undo")) return store.undo();
        if (payload.equals("redo")) return store.redo();
        if (payload.startsWith("clock +")) settle(world.now() + Long.parseLong(payload.substring(7)));
        if (payload.startsWith("marks ")) goTo(Integer.parseInt(payload.substring(6)));
        if (payload.startsWith("fault ") || payload.startsWith("repair ")) said = world.faulty(payload);
        return Optional.empty();
    }

    /** Goes back, or forward again, until there are so many marks. */
    private void goTo(int marks) {
        while (world.store().marks().size() > marks && world.store().undo().isPresent()) {
            // Each turn takes back one line.
        }
        while (world.store().marks().size() < marks && world.store().redo().isPresent()) {
            // Each turn does one line again.
        }
    }

    /** The key that a terminal turns into the signal, or into the end of input. */
    private static String keyOf(String signal) {
        return switch (signal) {
            case "INT" -> "\u0003";
            case "QUIT" -> "\u001c";
            case "TSTP" -> "\u001a";
            case "EOF" -> "\u0004";
            default -> throw new IllegalArgumentException(signal);
        };
    }

    private static Terminal.Size size(String payload) {
        int times = payload.indexOf('x');
        return new Terminal.Size(Integer.parseInt(payload.substring(0, times)), Integer.parseInt(payload.substring(times + 1)));
    }
}

package dev.drydock.sandbox.world;

import dev.drydock.sandbox.fault.Faults;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outside;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.ProcessScheduler;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.store.Entry;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Store;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.time.Simulation;
import dev.drydock.sandbox.time.Timeline;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.trace.Input;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A world: the store, its clock, its components, and the doors to the outside. Everything that comes in through a door is input that a
 * journal can repeat; everything that happens follows from it. Single-threaded: one caller at a time.
 */
public final class World {
    /** The streams of a world without a terminal. */
    public static final String STDIN = "stdin";

    /** More than a world needs to come to its start. */
    private static final long BEFORE_EVENTS = 100_000;

    public static final String STDOUT = "stdout";
    public static final String STDERR = "stderr";

    private final Plan plan;
    private final Store store;
    private final Simulation simulation;
    private final ProcessScheduler scheduler;
    private final Kernel.Wiring wiring;

    /**
     * What a world is made of.
     *
     * @param seed of all chance
     * @param epochMicros virtual time at the start, microseconds since 1970
     * @param editedOutside whether a line editor outside shows prompts and echoes lines
     * @param components made with the wiring that all kernels of the world share
     * @param furnish puts the first records in: machines, files, images
     * @param beforeMicros for how long things have been happening when the world starts
     */
    public record Plan(
            long seed, long epochMicros, Program.Programs programs, Phrases phrases, boolean editedOutside,
            List<Function<Kernel.Wiring, Component>> components, Consumer<Kernel> furnish, long beforeMicros) {

        public Plan(
                long seed, long epochMicros, Program.Programs programs, Phrases phrases, boolean editedOutside,
                List<Function<Kernel.Wiring, Component>> components, Consumer<Kernel> furnish) {
            this(seed, epochMicros, programs, phrases, editedOutside, components, furnish, 0);
        }
    }

    public World(Plan plan, Outside.Sink sink) {
        this(plan, sink, Optional.empty());
        act("world", kernel -> {
            Timeline.begin(kernel.transaction(), plan.epochMicros() - plan.beforeMicros(), plan.seed());
            plan.furnish().accept(kernel);
        });
        if (plan.beforeMicros() > 0) {
            run(plan.epochMicros(), BEFORE_EVENTS, () -> false);
            idleUntil(plan.epochMicros());
        }
    }

    private World(Plan plan, Outside.Sink sink, Optional<Store> original) {
        this.plan = plan;
        // The clock is a record of the store that asks for it: hence the holder.
        Store[] holder = new Store[1];
        store = new Store(() -> Timeline.now(holder[0]));
        holder[0] = store;
        wiring = new Kernel.Wiring(store, plan.programs(), sink, plan.phrases(), plan.editedOutside());
        simulation = new Simulation(store);
        scheduler = new ProcessScheduler(wiring);
        simulation.add(scheduler);
        plan.components().forEach(made -> simulation.add(made.apply(wiring)));
        original.ifPresent(store::adopt);
    }

    /**
     * A world that is as this one is now and goes its own way from here: to try something out that must leave no trace. It shares
     * every record, has neither log nor marks, and writes to a sink of its own.
     */
    public World twin(Outside.Sink sink) {
        return new World(plan, sink, Optional.of(store));
    }

    public Store store() {
        return store;
    }

    /** Virtual microseconds since 1970. */
    public long now() {
        return Timeline.now(store);
    }

    /** What components threw so far: defects of ours. Tests ask that it be empty. */
    public List<Throwable> defects() {
        return simulation.defects();
    }

    /** Changes the world from outside, in one transaction: input, a fault, a repair. */
    public void act(String actor, Consumer<Kernel> change) {
        ask(actor, kernel -> {
            change.accept(kernel);
            return true;
        });
    }

    /** Like {@link #act}, with an answer. */
    public <T> T ask(String actor, Function<Kernel, T> change) {
        Transaction transaction = store.begin(actor, List.of());
        boolean done = false;
        try {
            T answer = change.apply(new Kernel(wiring, transaction));
            done = true;
            return answer;
        } finally {
            if (!done) {
                transaction.rollback();
            }
            transaction.commit();
        }
    }

    /** Looks at the world as a part of it would: nothing of it stays, no revision is spent. Cheaper by far than a {@link #twin}. */
    public <T> T look(Function<Kernel, T> reading) {
        Transaction transaction = store.begin("look", List.of());
        try {
            return reading.apply(new Kernel(wiring, transaction));
        } finally {
            transaction.abandon();
        }
    }

    /** Looks at the world as it was, or will be again, when so many lines were done. Nothing of it stays. */
    public <T> T lookAt(int marks, Function<Kernel, T> reading) {
        Transaction transaction = store.begin("look", List.of());
        try {
            store.rewind(transaction, marks);
            return reading.apply(new Kernel(wiring, transaction));
        } finally {
            transaction.abandon();
        }
    }

    /**
     * Brings a fault in or takes one out, as the learner's own deed that can be undone; what is to be told of it.
     *
     * @param words {@code fault stop kube-scheduler} or {@code repair all}
     */
    public List<Fact> faulty(String words) {
        int space = words.indexOf(' ');
        boolean repair = words.startsWith("repair");
        store.mark(":" + words);
        return ask("input", kernel -> {
            long number = kernel.count("input");
            kernel.transaction().put(Input.key(number), new Input(number, "", ":" + words));
            String name = words.substring(space + 1);
            return (repair ? Faults.repair(kernel, name) : Faults.bring(kernel, name)).facts();
        });
    }

    // ---- starting programs -------------------------------------------------------------------------------------------------------

    /** Who starts a program from outside, and where. */
    public record Login(String machine, Credentials credentials, String directory, SortedMap<String, String> environment) {}

    /** Starts a program on the streams {@link #STDIN}, {@link #STDOUT} and {@link #STDERR}. */
    public Process.Id start(Login login, String path, List<String> arguments) {
        return ask("outside", kernel -> {
            kernel.transaction().put(Outside.key(STDIN), new Outside(Bytes.EMPTY, false));
            kernel.transaction().put(Outside.key(STDOUT), new Outside(Bytes.EMPTY, false));
            kernel.transaction().put(Outside.key(STDERR), new Outside(Bytes.EMPTY, false));
            Descriptors descriptors = Descriptors.NONE;
            int number = 0;
            for (String stream : List.of(STDIN, STDOUT, STDERR)) {
                String open = kernel.openFiles().open(new OpenFile.OutsideFile(stream));
                descriptors = descriptors.with(number++, new Descriptors.Descriptor(open, false));
            }
            return first(kernel, login, Optional.empty(), descriptors, path, arguments);
        });
    }

    /** Opens a terminal and starts a program on it, the leader of a session of its own. */
    public Process.Id openTerminal(String terminal, Terminal.Size size, Login login, String path, List<String> arguments) {
        return ask("outside", kernel -> {
            kernel.terminals().open(terminal, login.machine(), size);
            Descriptors descriptors = Descriptors.NONE;
            for (int number = 0; number < 3; number++) {
                String open = kernel.openFiles().open(new OpenFile.TerminalFile(terminal));
                descriptors = descriptors.with(number, new Descriptors.Descriptor(open, false));
            }
            Process.Id id = first(kernel, login, Optional.of(terminal), descriptors, path, arguments);
            Terminal opened = kernel.terminals().find(terminal).orElseThrow();
            kernel.transaction().put(Terminal.key(terminal), opened.withForeground(id.pid()));
            return id;
        });
    }

    private static Process.Id first(
            Kernel kernel, Login login, Optional<String> terminal, Descriptors descriptors, String path, List<String> arguments) {
        Process process = kernel.processes().spawn(new Processes.Birth(
                Optional.empty(), login.machine(), new Process.Invocation(path, arguments, login.environment()), login.directory(), 022,
                login.credentials(), descriptors, Optional.of(0), true, terminal,
                sys -> sys.exec(path, arguments, login.environment()).toOptional().orElse(Step.exit(127)))).value();
        descriptors.byNumber().values().forEach(d -> kernel.openFiles().release(d.openFile()));
        return process.id();
    }

    /** How a process started from outside ended; empty while it lives. */
    public Optional<Ended> ended(Process.Id id) {
        Optional<Process> process = store.find(id.key());
        return process.isEmpty() ? Optional.of(Ended.exit(0)) : process.get().activity().ended();
    }

    // ---- input -------------------------------------------------------------------------------------------------------------------

    /** Keys typed at a terminal, or bytes pasted. */
    public void type(String terminal, Bytes typed) {
        act("input", kernel -> kernel.terminals().type(terminal, typed));
    }

    /** A line entered at a terminal: typed with its Enter, and noted as the cause of what follows. */
    public void enter(String terminal, String line) {
        act("input", kernel -> {
            long number = kernel.count("input");
            kernel.transaction().put(Input.key(number), new Input(number, terminal, line));
            kernel.terminals().type(terminal, Bytes.of(line + "\n"));
        });
    }

    public void resize(String terminal, Terminal.Size size) {
        act("input", kernel -> kernel.terminals().resize(terminal, size));
    }

    /** The terminal's window was closed. */
    public void hangUp(String terminal) {
        act("input", kernel -> store.find(Terminal.key(terminal)).ifPresent(found -> {
            kernel.processes().signalGroup(found.machine(), found.foreground(), Signal.HUP);
            kernel.terminals().hangUp(terminal);
        }));
    }

    /** More of an input stream. */
    public void feed(String stream, Bytes more) {
        act("input", kernel -> {
            Outside outside = kernel.transaction().find(Outside.key(stream)).orElse(new Outside(Bytes.EMPTY, false));
            kernel.transaction().put(Outside.key(stream), new Outside(outside.pending().plus(more), outside.closed()));
        });
    }

    /** No more will come on an input stream, or nobody reads an output stream any more. */
    public void close(String stream) {
        act("input", kernel -> {
            Outside outside = kernel.transaction().find(Outside.key(stream)).orElse(new Outside(Bytes.EMPTY, false));
            kernel.transaction().put(Outside.key(stream), new Outside(outside.pending(), true));
        });
    }

    /** Sends a signal from outside, as the program's own Ctrl-C or a closing window does. */
    public void signal(Process.Id id, Signal signal) {
        act("input", kernel -> kernel.processes().signal(id, signal, false));
    }

    // ---- what is waited for ------------------------------------------------------------------------------------------------------

    /** Whether somebody in the foreground waits for keys of this terminal and none are left. */
    public boolean wantsInput(String terminal) {
        Optional<Terminal> found = store.find(Terminal.key(terminal));
        return found.isPresent() && reader(found.get()).isPresent();
    }

    /** Whether a process waits for more of an input stream. */
    public boolean wantsMore(String stream) {
        Optional<Outside> outside = store.find(Outside.key(stream));
        if (outside.isEmpty() || !outside.get().pending().isEmpty() || outside.get().closed()) {
            return false;
        }
        for (Key<Process> waiting : scheduler.waitingFor(Outside.key(stream))) {
            Optional<Process> process = store.find(waiting);
            if (process.isPresent() && waitsFor(process.get(), kind -> kind instanceof OpenFile.OutsideFile file && file.stream().equals(stream))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The line that a shell asks for at this terminal, or at the pseudo terminal that a client in the foreground serves
     * ({@code docker exec -it}): whose prompt a line editor shows and what it completes for.
     */
    public Optional<Terminal.LineRequest> lineRequest(String terminal) {
        return served(terminal).filter(t -> reader(t).isPresent()).flatMap(Terminal::request);
    }

    /** The terminal at the end of the chain of clients: whose modes rule what a key means. */
    public Optional<Terminal> served(String terminal) {
        Optional<Terminal> found = store.find(Terminal.key(terminal));
        for (int depth = 0; depth < 8 && found.isPresent(); depth++) {
            Optional<Process> reader = reader(found.get());
            Optional<Terminal> inner = reader.flatMap(process -> store.view(Exchange.EXCHANGES).values().stream()
                    .filter(exchange -> exchange.client().equals(process.id()))
                    .flatMap(exchange -> exchange.terminal().stream())
                    .findFirst()).flatMap(id -> store.find(Terminal.key(id)));
            if (inner.isEmpty()) {
                return found;
            }
            found = inner;
        }
        return found;
    }

    private Optional<Process> reader(Terminal terminal) {
        if (!terminal.ready().isEmpty()) {
            return Optional.empty();
        }
        return scheduler.waitingFor(Terminal.key(terminal.id())).stream()
                .flatMap(key -> store.find(key).stream())
                .filter(p -> p.id().machine().equals(terminal.machine()) && p.kinship().group() == terminal.foreground())
                .filter(p -> waitsFor(p, kind -> kind instanceof OpenFile.TerminalFile file && file.terminal().equals(terminal.id())))
                .findFirst();
    }

    private boolean waitsFor(Process process, Predicate<OpenFile.Kind> wanted) {
        return process.alive() && !process.activity().stopped()
                && process.activity().step() instanceof Step.Await await
                && process.activity().due().flatMap(store::find).filter(event -> event.dueMicros() <= now()).isEmpty()
                && await.any().stream().anyMatch(condition -> condition instanceof Step.Condition.Readable readable
                        && process.descriptors().find(readable.descriptor())
                                .flatMap(d -> store.find(OpenFile.key(d.openFile())))
                                .map(open -> wanted.test(open.kind())).orElse(false));
    }

    // ---- running -----------------------------------------------------------------------------------------------------------------

    /** Why {@link #run} returned. */
    public enum Stop {
        /** What the caller asked for has come about. */
        REACHED,
        /** The next event is later than the limit. */
        TIME,
        /** Nothing will happen without input. */
        IDLE,
        /** The budget of events is used up. */
        BUDGET
    }

    /**
     * Lets things happen, in order of virtual time, jumping from event to event.
     *
     * @param untilMicros no event later than this; the clock is not moved there by itself
     * @param events at most this many
     * @param reached asked before each event
     */
    public Stop run(long untilMicros, long events, BooleanSupplier reached) {
        for (long done = 0; done < events; done++) {
            if (reached.getAsBoolean()) {
                return Stop.REACHED;
            }
            OptionalLong next = simulation.nextDue();
            if (next.isEmpty()) {
                return Stop.IDLE;
            }
            if (next.getAsLong() > untilMicros) {
                return Stop.TIME;
            }
            simulation.step(untilMicros);
        }
        return Stop.BUDGET;
    }

    /**
     * A process of a machine itself that has taken so many steps without ever waiting: an endless loop. One of a container is only meant
     * when all others wait for it.
     */
    public Optional<Process> runaway(long steps) {
        Optional<Process> endless = ProcessScheduler.endless(store, steps);
        if (endless.isPresent()) {
            return endless;
        }
        return store.view(Process.PROCESSES).values().stream()
                .filter(p -> p.alive() && p.usage().spin() > steps && p.place().space().equals(p.id().machine()))
                .findFirst();
    }

    /** Virtual time of the next event. */
    public OptionalLong nextDue() {
        return simulation.nextDue();
    }

    /** Whether all that is still to come only repeats itself. */
    public boolean quiet() {
        return simulation.onlyPeriodic();
    }

    /**
     * Whether nothing that lasts has changed for a while, and nothing is to come but what repeats itself and what programs in containers
     * go on doing within the same while, as visitors do who call for ever.
     */
    public boolean settled(long micros) {
        List<Entry> log = store.log();
        long changed = log.isEmpty() ? 0 : log.get(log.size() - 1).timeMicros();
        long now = now();
        return now - changed >= micros
                && simulation.onlyPeriodicOr(event -> ProcessScheduler.goesOnInContainer(store, event, now + micros));
    }

    /** Moves the clock on to a time before the next event. */
    public void idleUntil(long timeMicros) {
        simulation.idleUntil(timeMicros);
    }
}

package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Store;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Event;
import dev.drydock.sandbox.time.Timeline;
import java.util.List;
import java.util.Optional;

/**
 * The operating system's services within one transaction: for system calls ({@link Sys}) and for the components that stand beside
 * processes, as the Docker engine does. A new one is made for each transaction; it holds nothing.
 */
public final class Kernel {
    private static final Family<Long> COUNTERS = Family.passing("counter");

    /**
     * What all kernels of a world share.
     *
     * @param sink takes output that leaves the world
     * @param phrases sentences in the learner's language
     * @param editedOutside whether a line editor outside shows prompts and echoes lines that shells ask for
     */
    public record Wiring(Store store, Program.Programs programs, Outside.Sink sink, Phrases phrases, boolean editedOutside) {}

    private final Wiring wiring;
    private final Transaction transaction;

    public Kernel(Wiring wiring, Transaction transaction) {
        this.wiring = wiring;
        this.transaction = transaction;
    }

    /** What all kernels of this world share: for those who put components' first records into a world. */
    public Wiring wiring() {
        return wiring;
    }

    public Transaction transaction() {
        return transaction;
    }

    public Program.Programs programs() {
        return wiring.programs();
    }

    public Phrases phrases() {
        return wiring.phrases();
    }

    boolean editedOutside() {
        return wiring.editedOutside();
    }

    /** Virtual microseconds since 1970. */
    public long now() {
        return Timeline.now(transaction);
    }

    /** Brings {@code payload} to a component after a delay in virtual microseconds. */
    public Key<Event> after(long delayMicros, String component, Object payload) {
        return Timeline.after(transaction, wiring.store(), delayMicros, component, payload);
    }

    /** Like {@link #after(long, String, Object)}, for what follows from other transactions than this one. */
    public Key<Event> after(long delayMicros, String component, Object payload, List<Long> causes) {
        return Timeline.after(transaction, wiring.store(), delayMicros, component, payload, causes);
    }

    /** The store's revision that this transaction will have: what follows from it names it as its cause. */
    public long deed() {
        return wiring.store().revision() + 1;
    }

    /** The next 64 random bits of the stream. */
    public long random(String stream) {
        return Timeline.random(transaction, stream);
    }

    /** The next number of a counter, from 1. */
    public long count(String counter) {
        Key<Long> key = COUNTERS.key(counter);
        long next = transaction.find(key).orElse(0L) + 1;
        transaction.put(key, next);
        return next;
    }

    /** Lets a machine's process numbers go on from {@code pid}, as if it had been up for a while. */
    public void startPidsAt(String machine, int pid) {
        transaction.put(COUNTERS.key("pid/" + machine), (long) pid);
    }

    /** Who would accept a connection from a network namespace to this address; empty if nobody. */
    public Optional<Listener> listener(String network, String address, int port) {
        return reach(network, address, port).toOptional();
    }

    /** The same, or why nobody is reached. */
    public Outcome<Listener> reach(String network, String address, int port) {
        return Sockets.listener(this, network, "tcp", address, port);
    }

    public Processes processes() {
        return new Processes(this);
    }

    public ControlGroups controlGroups() {
        return new ControlGroups(this);
    }

    public OpenFiles openFiles() {
        return new OpenFiles(this);
    }

    public Terminals terminals() {
        return new Terminals(this);
    }

    public Exchanges exchanges() {
        return new Exchanges(this);
    }

    /** The files of a space as root sees them from {@code /}. */
    public Files files(String space) {
        return new Files(this, transaction.get(Space.key(space)), Credentials.ROOT, "/", 022, 0);
    }

    /** Sends output out of the world when the transaction commits. */
    void emit(String stream, Bytes bytes) {
        transaction.afterCommit(() -> wiring.sink().write(stream, bytes));
    }
}

package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of processes: birth, signals, death. */
public final class Processes {
    /** Counts what happened to a process's children; its change wakes a waiting parent. */
    static final Family<Long> CHILDREN = Family.passing("children");

    /** Processes a machine holds before fork refuses, whoever asks. */
    public static final int MACHINE_LIMIT = 20_000;

    /** Processes that a container without a limit of its own may have: what a fork bomb comes to an end at. */
    private static final int CONTAINER_LIMIT = 2_000;

    /** Processes that a user other than root may have on a machine, as {@code ulimit -u} says. */
    public static final int USER_LIMIT = 500;

    private static final long FORK_MICROS = 250;

    private final Kernel kernel;
    private final Transaction transaction;
    private final Roster roster;

    Processes(Kernel kernel) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
        this.roster = new Roster(transaction);
    }

    /**
     * A process to be made.
     *
     * @param parent empty for a first process, whose parent is number 0; number 1, there or not, for a daemon, whose end nobody asks about
     * @param descriptors inherited: each is held once more
     * @param group empty: the parent's; 0: one of its own
     * @param session whether it leads a session of its own
     */
    public record Birth(
            Optional<Process.Id> parent, String space, Process.Invocation invocation, String directory, int umask, Credentials credentials,
            Descriptors descriptors, Optional<Integer> group, boolean session, Optional<String> terminal, Code code) {}

    public Optional<Process> find(Process.Id id) {
        return transaction.find(id.key());
    }

    private Optional<Process> living(Process.Id id) {
        Optional<Process> found = find(id);
        return found.isPresent() && found.get().alive() ? found : Optional.empty();
    }

    /** The machine's processes by number. */
    public SortedMap<Integer, Process> onMachine(String machine) {
        TreeMap<Integer, Process> found = new TreeMap<>();
        for (Process process : transaction.view(Process.PROCESSES).subMap(machine + "/", machine + "0").values()) {
            found.put(process.id().pid(), process);
        }
        return found;
    }

    /** The processes of a PID namespace, by their numbers inside. */
    public SortedMap<Integer, Process> inPids(String machine, String pids) {
        TreeMap<Integer, Process> found = new TreeMap<>();
        if (pids.equals(machine)) {
            return onMachine(machine);
        }
        roster.inPids(pids).forEach(process -> found.put(process.place().inner(), process));
        return found;
    }

    /** The processes in a space, by number. */
    public List<Process> inSpace(String space) {
        return roster.inSpace(space);
    }

    private String pidsOf(Process process) {
        return transaction.find(Space.key(process.place().space())).map(Space::pids).orElse("");
    }

    /** Makes a process; {@link Errno#EAGAIN} if there are too many. */
    public Outcome<Process> spawn(Birth birth) {
        Space space = transaction.get(Space.key(birth.space()));
        if (roster.onMachine(space.machine()) >= MACHINE_LIMIT) {
            return Outcome.refused(Errno.EAGAIN);
        }
        int uid = birth.credentials().uid();
        if (uid != 0 && roster.ofUser(space.machine(), uid) >= USER_LIMIT) {
            return Outcome.refused(Errno.EAGAIN);
        }
        Confines.Ulimit own = space.confines().ulimits().get("nproc");
        if (uid != 0 && own != null && own.soft() >= 0 && roster.ofUser(space.machine(), uid) >= own.soft()) {
            return Outcome.refused(Errno.EAGAIN);
        }
        if (full(space)) {
            return Outcome.refused(Errno.EAGAIN);
        }
        Optional<Process> parent = birth.parent().isPresent() ? find(birth.parent().get()) : Optional.empty();
        if (parent.isPresent() && !kernel.controlGroups().mayFork(parent.get())) {
            return Outcome.refused(Errno.EAGAIN);
        }
        int pid = 1 + (int) kernel.count("pid/" + space.machine()); // 1 is init, which is not simulated as a process
        int inner = space.pids().equals(space.machine()) ? pid : (int) kernel.count("pid/" + space.pids());
        Process.Id id = new Process.Id(space.machine(), pid);
        int group = group(birth, parent, pid);
        int session = birth.session() || parent.isEmpty() ? pid : parent.get().kinship().session();
        for (Descriptors.Descriptor descriptor : birth.descriptors().byNumber().values()) {
            kernel.openFiles().hold(descriptor.openFile());
        }
        Process process = new Process(
                id,
                new Process.Kinship(birth.parent().isPresent() ? birth.parent().get().pid() : 0, group, session, birth.terminal()),
                new Process.Place(birth.space(), inner, birth.directory(), birth.umask()),
                birth.credentials(),
                birth.invocation(),
                birth.descriptors(),
                inheritedSignals(parent),
                new Process.Activity(Step.next(birth.code()), Optional.empty(), false, Optional.empty(), kernel.now()),
                new Process.Usage(kernel.now(), 0, 0, parent.isPresent() ? parent.get().usage().memoryBytes() : 0));
        put(schedule(process, FORK_MICROS));
        boolean stays = parent.isPresent() && (space.apart().group().isEmpty() || parent.get().place().space().equals(birth.space()));
        if (stays) {
            transaction.find(ControlGroup.MEMBERS.key(parent.get().id().toString())).ifPresent(path -> kernel.controlGroups().move(id, path));
        }
        return Outcome.of(process);
    }

    /** Its own for the leader of a session and for one that asks for it with 0; else the one that it is put into, or the parent's. */
    private static int group(Birth birth, Optional<Process> parent, int pid) {
        if (birth.session() || birth.group().isPresent() && birth.group().get() == 0) {
            return pid;
        }
        if (birth.group().isPresent()) {
            return birth.group().get();
        }
        return parent.isPresent() ? parent.get().kinship().group() : pid;
    }

    /** Ignored signals stay ignored in a child; handlers are the parent's code and do not. */
    private static Process.Signals inheritedSignals(Optional<Process> parent) {
        TreeMap<Signal, Disposition> kept = new TreeMap<>();
        if (parent.isPresent()) {
            for (Map.Entry<Signal, Disposition> each : parent.get().signals().dispositions().entrySet()) {
                if (each.getValue() instanceof Disposition.Ignore) {
                    kept.put(each.getKey(), each.getValue());
                }
            }
        }
        return new Process.Signals(List.of(), kept);
    }

    void put(Process process) {
        roster.put(process);
        transaction.put(process.id().key(), process);
    }

    /** The process with its one event set to come after a delay, in place of any other. */
    Process schedule(Process process, long delayMicros) {
        forgetEvent(process);
        Key<Event> due = kernel.after(delayMicros, ProcessScheduler.NAME, ProcessScheduler.wake(process, delayMicros));
        Process.Activity a = process.activity();
        return process.with(new Process.Activity(a.step(), Optional.of(due), a.stopped(), a.ended(), a.sinceMicros()));
    }

    private void forgetEvent(Process process) {
        Optional<Key<Event>> due = process.activity().due();
        if (due.isPresent()) {
            transaction.remove(due.get());
        }
    }

    /** Makes a waiting process look again now. */
    void wake(Process.Id id) {
        living(id).filter(p -> !p.activity().stopped()).ifPresent(process -> put(schedule(process, 0)));
    }

    // ---- signals -----------------------------------------------------------------------------------------------------------------

    /**
     * Sends a signal.
     *
     * @param inside whether it comes from the process's own PID namespace, from which the namespace's first process is shielded
     */
    public void signal(Process.Id id, Signal signal, boolean inside) {
        Optional<Process> found = living(id);
        if (found.isEmpty()) {
            return;
        }
        Process process = found.get();
        boolean first = process.place().inner() == 1 && transaction.find(Space.key(process.place().space())).map(Space::ownPids).orElse(false);
        Optional<Disposition> disposition = process.signals().disposition(signal);
        if (signal == Signal.KILL || signal == Signal.STOP) {
            if (!(first && inside)) {
                act(process, signal);
            }
            return;
        }
        if (signal == Signal.CONT) {
            resume(process);
            return;
        }
        if (disposition.isPresent()) {
            if (disposition.get() instanceof Disposition.Handle && !process.signals().pending().contains(signal)) {
                List<Signal> pending = new ArrayList<>(process.signals().pending());
                pending.add(signal);
                Process changed = process.with(new Process.Signals(pending, process.signals().dispositions()));
                put(process.activity().stopped() ? changed : schedule(changed, 0));
            }
            return;
        }
        // pid_namespaces(7): a namespace's first process gets only signals for which it has a handler.
        if (!first) {
            act(process, signal);
        }
    }

    private void act(Process process, Signal signal) {
        switch (signal.action()) {
            case TERMINATE -> end(process.id(), Ended.by(signal));
            case STOP -> stop(process);
            default -> { }
        }
    }

    private void stop(Process process) {
        if (!process.activity().stopped()) {
            process.activity().due().ifPresent(transaction::remove);
            Process.Activity a = process.activity();
            put(process.with(new Process.Activity(a.step(), Optional.empty(), true, a.ended(), a.sinceMicros())));
            tellParent(process);
        }
    }

    private void resume(Process process) {
        if (process.activity().stopped()) {
            Process.Activity a = process.activity();
            put(schedule(process.with(new Process.Activity(a.step(), Optional.empty(), false, a.ended(), a.sinceMicros())), 0));
            tellParent(process);
        }
    }

    /** Freezes or thaws one process without its noticing. */
    void freeze(Process process, boolean frozen) {
        if (frozen) {
            stop(process);
        } else {
            resume(process);
        }
    }

    /** Freezes or thaws without the process's noticing, as the freezer control group does for {@code docker pause}. */
    public void freeze(String machine, String space, boolean frozen) {
        for (Process process : roster.inSpace(space)) {
            if (process.alive()) {
                freeze(process, frozen);
            }
        }
    }

    public void signalGroup(String machine, int group, Signal signal) {
        if (group > 0) {
            onMachine(machine).values().stream()
                    .filter(p -> p.kinship().group() == group)
                    .map(Process::id)
                    .toList()
                    .forEach(id -> signal(id, signal, true));
        }
    }

    // ---- death -------------------------------------------------------------------------------------------------------------------

    /** Ends a process: closes its files, gives its children away, tells its parent. The first of a namespace takes all others with it. */
    public void end(Process.Id id, Ended how) {
        Optional<Process> found = living(id);
        if (found.isEmpty()) {
            return;
        }
        Process process = found.get();
        forgetEvent(process);
        put(process.with(Descriptors.NONE)
                .with(new Process.Activity(Step.exit(how.status()), Optional.empty(), false, Optional.of(how), kernel.now())));
        for (Descriptors.Descriptor descriptor : process.descriptors().byNumber().values()) {
            kernel.openFiles().release(descriptor.openFile());
        }
        for (Exchange exchange : transaction.all(Exchange.EXCHANGES).values()) {
            if (exchange.client().equals(id)) {
                kernel.exchanges().forget(exchange.id());
            }
        }
        abandonRequest(process);
        Testament.open(kernel, id);
        boolean first = process.place().inner() == 1 && transaction.find(Space.key(process.place().space())).map(Space::ownPids).orElse(false);
        if (first) {
            String pids = pidsOf(process);
            inPids(id.machine(), pids).values().stream().map(Process::id).filter(other -> !other.equals(id)).toList()
                    .forEach(other -> end(other, Ended.by(Signal.KILL)));
        }
        orphan(process);
        hangUp(process);
        // A first process, started from outside, stays in the table until the outside has asked.
        if (tellParent(process) || process.kinship().parent() == 0) {
            return;
        }
        forget(process);
    }

    private void abandonRequest(Process process) {
        if (process.kinship().terminal().isEmpty()) {
            return;
        }
        kernel.terminals().find(process.kinship().terminal().get())
                .filter(t -> t.request().map(r -> r.shell().equals(process.id())).orElse(false))
                .ifPresent(t -> kernel.terminals().put(t.with(Optional.<Terminal.LineRequest>empty())));
    }

    /** Orphans go to their namespace's first process, which may or may not reap them; on a machine init always does. */
    private void orphan(Process process) {
        SortedMap<Integer, Process> children = children(process.id());
        if (children.isEmpty()) {
            return;
        }
        int init = transaction.find(Space.key(process.place().space())).filter(Space::ownPids).map(this::firstOf).orElse(1);
        for (Process child : children.values()) {
            Process.Kinship k = child.kinship();
            if (child.alive()) {
                put(child.with(new Process.Kinship(init, k.group(), k.session(), k.terminal())));
            } else {
                forget(child);
            }
        }
    }

    /** Machine number of the living first process of a PID namespace, or 1. */
    private int firstOf(Space space) {
        for (Process process : roster.inPids(space.pids())) {
            if (process.place().inner() == 1 && process.alive()) {
                return process.id().pid();
            }
        }
        return 1;
    }

    /** Whether a space's control group lets it have one more process; a container without a limit has the world's. */
    private boolean full(Space space) {
        int limit = space.limits().processes() > 0 ? space.limits().processes() : space.ownPids() ? CONTAINER_LIMIT : 0;
        if (limit == 0) {
            return false;
        }
        return roster.inSpace(space.id()).size() >= limit;
    }

    /** The end of a session's leader hangs up its terminal's foreground group. */
    private void hangUp(Process process) {
        if (process.kinship().session() == process.id().pid() && process.kinship().terminal().isPresent()) {
            onMachine(process.id().machine()).values().stream()
                    .filter(p -> p.kinship().session() == process.id().pid() && p.alive())
                    .map(Process::id)
                    .toList()
                    .forEach(id -> {
                        signal(id, Signal.HUP, false);
                        living(id).ifPresent(this::resume);
                    });
        }
    }

    /** Whether there is a living parent that may ask. */
    private boolean tellParent(Process process) {
        Process.Id parent = new Process.Id(process.id().machine(), process.kinship().parent());
        if (process.kinship().parent() <= 1 || living(parent).isEmpty()) {
            return false;
        }
        Key<Long> key = CHILDREN.key(parent.toString());
        transaction.put(key, transaction.find(key).orElse(0L) + 1);
        signal(parent, Signal.CHLD, true);
        return true;
    }

    /** The children of a process, by machine number, ended ones included. */
    public SortedMap<Integer, Process> children(Process.Id parent) {
        TreeMap<Integer, Process> found = new TreeMap<>();
        roster.children(parent).forEach(process -> found.put(process.id().pid(), process));
        return found;
    }

    /** How often something happened to a process's children. */
    long childChanges(Process.Id parent) {
        return transaction.find(CHILDREN.key(parent.toString())).orElse(0L);
    }

    private void forget(Process process) {
        String id = process.id().toString();
        roster.remove(process);
        transaction.remove(process.id().key());
        transaction.remove(CHILDREN.key(id));
        transaction.remove(ControlGroup.MEMBERS.key(id));
        transaction.remove(Entering.CHILDREN.key(id));
        Entering.left(kernel, process);
    }

    /** Takes an ended child out of the table. */
    void bury(Process child) {
        forget(child);
    }

    /** Ends everything that lives in a space, as a machine's power cut or an engine's last resort. */
    public void endAll(String machine, String space) {
        for (Process process : roster.inSpace(space)) {
            end(process.id(), Ended.by(Signal.KILL));
        }
    }
}

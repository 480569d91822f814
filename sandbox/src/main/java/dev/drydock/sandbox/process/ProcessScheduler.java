package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Store;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.time.Event;
import dev.drydock.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Runs processes when their events are due, a slice at a time, and wakes those that wait for a record that has changed. Its index of
 * waiting processes is made from the processes' records alone.
 */
public final class ProcessScheduler implements Component, Store.Hook {
    static final String NAME = "kernel";

    /** The event that runs a process. */
    record Due(Process.Id process) implements Wake {}

    /** The same for a process that only repeats itself. */
    record Tick(Process.Id process) implements Wake, Event.Periodic {}

    /** The event that ends a process's wait. */
    private interface Wake {
        Process.Id process();
    }

    /** What wakes a process after a while. */
    static Object wake(Process process, long delayMicros) {
        boolean repeats = delayMicros > 0 && process.activity().step() instanceof Step.Await await && !waitsForTime(process)
                && await.any().stream().anyMatch(Step.Condition.Tick.class::isInstance);
        return repeats ? new Tick(process.id()) : new Due(process.id());
    }

    private static final int SLICE = 64;
    private static final long STEP_MICROS = 4;
    /** A process that never waits is slowed the longer it spins, so that an endless loop in the background cannot eat the learner's time. */
    private static final long SPIN_UNIT = 100_000;
    private static final long SPIN_FORGIVEN_MICROS = 1_000;

    private final Kernel.Wiring wiring;
    /** By record: the processes that wait for its change. Rebuilt from changes of processes' records. */
    private final Map<Key<?>, TreeSet<Key<Process>>> waiting = new LinkedHashMap<>();
    private final Map<Key<Process>, List<Key<?>>> watchedByProcess = new LinkedHashMap<>();

    public ProcessScheduler(Kernel.Wiring wiring) {
        this.wiring = wiring;
        wiring.store().addHook(this);
    }

    @Override
    public String name() {
        return NAME;
    }

    // ---- waking ------------------------------------------------------------------------------------------------------------------

    @Override
    public void beforeCommit(Transaction transaction, List<Change> changes, boolean restoring) {
        TreeSet<Key<Process>> woken = new TreeSet<>();
        for (Change change : changes) {
            if (change.key().family() == Process.PROCESSES) {
                reindex(transaction, change);
            }
        }
        if (restoring) {
            return;
        }
        for (Change change : changes) {
            TreeSet<Key<Process>> waiters = waiting.get(change.key());
            if (waiters != null) {
                woken.addAll(waiters);
            }
        }
        Processes processes = new Kernel(wiring, transaction).processes();
        for (Key<Process> key : woken) {
            transaction.find(key).filter(p -> !dueNow(transaction, p)).ifPresent(p -> processes.wake(p.id()));
        }
    }

    /** The processes that wait for a record to change, in the order of their keys. */
    public List<Key<Process>> waitingFor(Key<?> record) {
        TreeSet<Key<Process>> waiters = waiting.get(record);
        return waiters == null ? List.of() : List.copyOf(waiters);
    }

    private static boolean dueNow(Transaction transaction, Process process) {
        return process.activity().due().flatMap(transaction::find)
                .map(event -> event.dueMicros() <= Timeline.now(transaction)).orElse(false);
    }

    @SuppressWarnings("unchecked")
    private void reindex(Transaction transaction, Change change) {
        Key<Process> key = (Key<Process>) change.key();
        List<Key<?>> old = watchedByProcess.remove(key);
        if (old != null) {
            old.forEach(watched -> {
                TreeSet<Key<Process>> waiters = waiting.get(watched);
                waiters.remove(key);
                if (waiters.isEmpty()) {
                    waiting.remove(watched);
                }
            });
        }
        Optional<Process> process = change.after(Process.PROCESSES).filter(Process::alive);
        if (process.isPresent() && process.get().activity().step() instanceof Step.Await await) {
            // Two conditions may hang on one record: it is watched once.
            List<Key<?>> watched = List.copyOf(new LinkedHashSet<>(watched(transaction, process.get(), await)));
            watchedByProcess.put(key, watched);
            watched.forEach(record -> waiting.computeIfAbsent(record, any -> new TreeSet<>()).add(key));
        }
    }

    private List<Key<?>> watched(Transaction transaction, Process process, Step.Await await) {
        OpenFiles files = new Kernel(wiring, transaction).openFiles();
        List<Key<?>> keys = new ArrayList<>();
        for (Step.Condition condition : await.any()) {
            if (condition instanceof Step.Condition.Readable readable) {
                process.descriptors().find(readable.descriptor()).ifPresent(d -> keys.addAll(files.watched(d.openFile())));
            } else if (condition instanceof Step.Condition.Writable writable) {
                process.descriptors().find(writable.descriptor()).ifPresent(d -> keys.addAll(files.watched(d.openFile())));
            } else if (condition instanceof Step.Condition.ChildChanged) {
                keys.add(Processes.CHILDREN.key(process.id().toString()));
            } else if (condition instanceof Step.Condition.Answered answered) {
                keys.add(Exchange.key(answered.exchange()));
            } else if (condition instanceof Step.Condition.RecordChanged changed) {
                keys.add(changed.key());
            }
        }
        return keys;
    }

    // ---- running -----------------------------------------------------------------------------------------------------------------

    @Override
    public void on(Transaction transaction, Object payload) {
        run(new Kernel(wiring, transaction), ((Wake) payload).process());
    }

    @Override
    public void failed(Transaction transaction, Object payload, Throwable defect) {
        Kernel kernel = new Kernel(wiring, transaction);
        kernel.processes().find(((Wake) payload).process()).ifPresent(process -> {
            String sentence = kernel.phrases().textOr(
                    "drydock: a defect of ours ended " + process.invocation().command() + ": " + defect,
                    "defect", process.invocation().command(), String.valueOf(defect));
            process.descriptors().find(2).ifPresent(d -> kernel.openFiles().write(d.openFile(), Bytes.of(sentence + "\n")));
            kernel.processes().end(process.id(), Ended.exit(70));
        });
    }

    private void run(Kernel kernel, Process.Id id) {
        Optional<Process> found = kernel.processes().find(id).filter(Process::alive).filter(p -> !p.activity().stopped());
        if (found.isEmpty()) {
            return;
        }
        Process process = found.get();
        Step step = process.activity().step();
        boolean rested = step instanceof Step.Await && kernel.now() - process.activity().sinceMicros() >= SPIN_FORGIVEN_MICROS;
        Process.Usage usage = process.usage();
        long spin = rested ? 0 : usage.spin();
        kernel.processes().put(process
                .with(new Process.Activity(step, Optional.empty(), false, Optional.empty(), process.activity().sinceMicros()))
                .with(usage.spinning(spin)));
        Sys sys = new Sys(kernel, id);
        int steps = 0;
        while (true) {
            Optional<Process> now = kernel.processes().find(id).filter(Process::alive).filter(p -> !p.activity().stopped());
            if (now.isEmpty()) {
                keepStep(kernel, id, step);
                return;
            }
            Optional<Signal> signal = now.get().signals().pending().stream().findFirst();
            if (signal.isPresent()) {
                step = handle(kernel, sys, now.get(), signal.get(), step);
                steps++;
            } else if (step instanceof Step.Exit exit) {
                kernel.processes().end(id, Ended.exit(exit.status()));
                return;
            } else if (step instanceof Step.Continue next) {
                if (++steps > SLICE) {
                    settle(kernel, now.get(), step, steps, OptionalLong.of(cost(now.get(), steps)));
                    return;
                }
                step = next.next().run(sys);
            } else if (step instanceof Step.Busy busy) {
                settle(kernel, now.get(), Step.next(busy.next()), steps, OptionalLong.of(Math.max(1, busy.cpuMicros())));
                return;
            } else if (step instanceof Step.Await await) {
                if (holds(kernel, now.get(), await)) {
                    step = Step.next(await.next());
                } else {
                    settle(kernel, now.get(), step, steps, deadline(kernel, await));
                    return;
                }
            } else {
                throw new AssertionError(step);
            }
        }
    }

    /** A process stopped in the middle of a slice goes on from where it was. */
    private static void keepStep(Kernel kernel, Process.Id id, Step step) {
        kernel.processes().find(id).filter(Process::alive).ifPresent(process -> kernel.processes().put(process.with(new Process.Activity(
                step, Optional.empty(), true, Optional.empty(), kernel.now()))));
    }

    private static Step handle(Kernel kernel, Sys sys, Process process, Signal signal, Step interrupted) {
        List<Signal> pending = new ArrayList<>(process.signals().pending());
        pending.remove(signal);
        kernel.processes().put(process.with(new Process.Signals(pending, process.signals().dispositions())));
        return process.signals().disposition(signal).orElse(new Disposition.Ignore()) instanceof Disposition.Handle handle
                ? handle.code().run(sys, signal, interrupted)
                : interrupted;
    }

    private static long cost(Process process, int steps) {
        long slow = Math.min(16, process.usage().spin() / SPIN_UNIT);
        return steps * STEP_MICROS << slow;
    }

    /** Puts the process to rest until its event; without one it waits for a record to change. */
    private static void settle(Kernel kernel, Process process, Step step, int steps, OptionalLong delayMicros) {
        Process.Activity before = process.activity();
        long since = step instanceof Step.Await await && await.same(before.step()) ? before.sinceMicros() : kernel.now();
        Process.Usage usage = process.usage();
        long cpu = usage.cpuMicros() + (step instanceof Step.Await ? steps * STEP_MICROS : delayMicros.orElse(0));
        Process settled = process
                .with(new Process.Activity(step, before.due(), false, Optional.empty(), since))
                .with(new Process.Usage(usage.startedMicros(), cpu, usage.spin() + steps, usage.memoryBytes()));
        kernel.processes().put(delayMicros.isPresent() ? kernel.processes().schedule(settled, held(kernel, settled, delayMicros.getAsLong())) : settled);
    }

    /** A process whose control group may not have all of a CPU gets on more slowly: its time is shared among all that run there. */
    private static long held(Kernel kernel, Process process, long delayMicros) {
        if (process.activity().step() instanceof Step.Await) {
            return delayMicros;
        }
        Optional<Space> space = kernel.transaction().find(Space.key(process.place().space()));
        long allowed = space.map(found -> found.limits().cpuMillis()).orElse(0L);
        if (allowed == 0) {
            return kernel.controlGroups().slowed(process, delayMicros);
        }
        long running = kernel.processes().inSpace(process.place().space()).stream()
                .filter(p -> p.alive() && !(p.activity().step() instanceof Step.Await)).count();
        return Math.max(delayMicros, delayMicros * Math.max(1, running) * 1000 / allowed);
    }

    /**
     * A process that has taken so many steps without ever waiting for a while, when nothing is to come but what it does: an endless loop
     * that somebody waits for. What repeats itself for ever does not count as something to come, nor those who carry its output.
     */
    public static Optional<Process> endless(Store store, long steps) {
        Optional<Process> found = Optional.empty();
        for (Event event : store.view(Timeline.EVENTS).values()) {
            if (event.payload() instanceof Due due) {
                Optional<Process> process = store.find(due.process().key());
                boolean spins = process.filter(p -> p.usage().spin() > steps).isPresent();
                boolean carries = process.filter(p -> p.kinship().parent() == 1 && !waitsForTime(p)).isPresent();
                if (!spins && !carries) {
                    return Optional.empty();
                }
                found = spins ? process : found;
            } else if (!(event.payload() instanceof Event.Periodic)) {
                return Optional.empty();
            }
        }
        return found;
    }

    /** Whether an event does no more than let a program in a container go on, by a time. */
    public static boolean goesOnInContainer(Store store, Event event, long byMicros) {
        return event.payload() instanceof Due due && event.dueMicros() <= byMicros
                && store.find(due.process().key()).filter(p -> !p.place().space().equals(p.id().machine())).isPresent();
    }

    private static boolean waitsForTime(Process process) {
        return process.activity().step() instanceof Step.Await await && await.any().stream().anyMatch(Step.Condition.Deadline.class::isInstance);
    }

    private static OptionalLong deadline(Kernel kernel, Step.Await await) {
        return await.any().stream().flatMapToLong(condition -> condition instanceof Step.Condition.Deadline deadline ? LongStream.of(deadline.atMicros())
                : condition instanceof Step.Condition.Tick tick ? LongStream.of(tick.atMicros()) : LongStream.empty()).map(at -> at - kernel.now()).min();
    }

    static boolean holds(Kernel kernel, Process process, Step.Await await) {
        return await.any().stream().anyMatch(condition -> holds(kernel, process, condition));
    }

    private static boolean holds(Kernel kernel, Process process, Step.Condition condition) {
        if (condition instanceof Step.Condition.Readable readable) {
            return process.descriptors().find(readable.descriptor())
                    .map(d -> kernel.openFiles().readable(d.openFile(), process)).orElse(true);
        }
        if (condition instanceof Step.Condition.Writable writable) {
            return process.descriptors().find(writable.descriptor()).map(d -> kernel.openFiles().writable(d.openFile())).orElse(true);
        }
        if (condition instanceof Step.Condition.Deadline deadline) {
            return kernel.now() >= deadline.atMicros();
        }
        if (condition instanceof Step.Condition.Tick tick) {
            return kernel.now() >= tick.atMicros();
        }
        if (condition instanceof Step.Condition.ChildChanged changed) {
            return kernel.processes().childChanges(process.id()) != changed.seen();
        }
        if (condition instanceof Step.Condition.Answered answered) {
            return kernel.exchanges().find(answered.exchange()).map(exchange -> exchange.head().isPresent()).orElse(true);
        }
        if (condition instanceof Step.Condition.RecordChanged changed) {
            return kernel.transaction().find(changed.key()).map(record -> record != changed.seen()).orElse(true);
        }
        throw new AssertionError(condition);
    }
}

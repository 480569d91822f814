package dev.drydock.sandbox.app.core.wire;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * An element as a server: it listens on its interfaces and forks for every connection, so that an element may be asked while it asks. When it is
 * told to end it takes nothing new, lets what it has begun come to its end, and then says farewell.
 *
 * @param over names of interfaces by port
 * @param desk what it does with the first message of a connection
 * @param turn what it does on its own: at the start and whenever {@code everyMicros} have passed; 0 for never
 * @param ending what it does before it ends
 */
public record Station(Me me, Map<Integer, String> over, Desk desk, Chore turn, long everyMicros, Ending ending) {
    /** Time that an element takes for a message. */
    private static final long WORK_MICROS = 1_500;
    /** A message that meets a bug which every element has, so that a course can let one crash; the exit status is that of a segmentation fault. */
    public static final String MALFORMED = "POST /malformed";
    private static final int CRASHED = 139;

    /** Work on the first message of a connection, in a process of its own that ends with {@link Leg#end}. */
    @FunctionalInterface
    public interface Desk {
        Step take(Sys sys, Leg leg, Message message);
    }

    /** Work that nobody asked for. */
    @FunctionalInterface
    public interface Chore {
        Step run(Sys sys, Code then);
    }

    /**
     * @param farewell said first
     * @param busy whether something goes on that has to come to its end
     * @param settled whether what it does on its own is only the same again
     */
    public record Ending(Chore farewell, Predicate<Sys> busy, Predicate<Sys> settled) {}

    public static final Chore NONE = (sys, then) -> Step.next(then);
    /** Ends when nothing is being answered. */
    public static final Ending PLAIN = new Ending(NONE, sys -> false, sys -> true);
    private static final long LOOK_MICROS = 200_000;
    private static final long SOON_MICROS = 1_000_000;

    /** An element of the EPC or IMS, which does nothing on its own. */
    public static Step serve(Sys sys, String label, Map<Integer, String> over, Desk desk) {
        return new Station(new Me(label, Wire.LINES, true), over, desk, NONE, 0, PLAIN).start(sys);
    }

    /** Forgets, unless it is a part of something larger; listens, serves. */
    public Step start(Sys sys) {
        if (sys.pid() == 1) {
            Notes.clear(sys);
        }
        TreeMap<Integer, Integer> listening = new TreeMap<>();
        StringBuilder told = new StringBuilder();
        for (Map.Entry<Integer, String> port : new TreeMap<>(over).entrySet()) {
            Outcome<Integer> bound = sys.listen("0.0.0.0", port.getKey());
            if (!bound.ok()) {
                return me.log(sys, "FATAL", "bind to port " + port.getKey() + ": " + bound.errno().text(), s -> Step.exit(1));
            }
            listening.put(port.getKey(), bound.value());
            told.append(told.isEmpty() ? "" : ", ").append(port.getValue()).append(" on ").append(port.getKey());
        }
        sys.onSignal(Signal.PIPE, Optional.of(new Disposition.Ignore()));
        for (Signal signal : List.of(Signal.TERM, Signal.INT)) {
            sys.onSignal(signal, Optional.of(new Disposition.Handle((s, received, interrupted) -> drain(s, listening))));
        }
        return me.log(sys, "INFO", me.label() + " ready: " + told, s -> turn.run(s, t -> loop(t, listening, next(t))));
    }

    private Step loop(Sys sys, Map<Integer, Integer> listening, long next) {
        for (Integer child : List.copyOf(sys.children().keySet())) {
            if (sys.reap(child).map(ended -> ended.status() == CRASHED).orElse(false)) {
                return me.log(sys, "FATAL", "segmentation fault", s -> Step.exit(CRASHED));
            }
        }
        for (Map.Entry<Integer, Integer> port : listening.entrySet()) {
            Outcome<Integer> accepted = sys.accept(port.getValue());
            if (accepted.ok()) {
                fork(sys, listening, port.getKey(), accepted.value());
                return Step.next(s -> loop(s, listening, next));
            }
        }
        if (everyMicros > 0 && sys.now() >= next) {
            return turn.run(sys, s -> loop(s, listening, next(s)));
        }
        List<Step.Condition> any = new ArrayList<>();
        listening.values().forEach(descriptor -> any.add(new Step.Condition.Readable(descriptor)));
        any.add(new Step.Condition.ChildChanged(sys.childChanges()));
        if (everyMicros > 0) {
            any.add(ending.settled().test(sys) ? new Step.Condition.Tick(next) : new Step.Condition.Deadline(next));
        }
        return Step.await(any, s -> loop(s, listening, next));
    }

    /** What did not succeed is tried again soon. */
    private long next(Sys sys) {
        return sys.now() + (ending.settled().test(sys) ? everyMicros : Math.min(everyMicros, SOON_MICROS));
    }

    private void fork(Sys sys, Map<Integer, Integer> listening, int port, int descriptor) {
        String remote = sys.kindOf(descriptor).orElse(null) instanceof OpenFile.Socket socket ? socket.remote() : "";
        String address = remote.contains(":") ? remote.substring(0, remote.lastIndexOf(':')) : remote;
        Leg leg = new Leg(descriptor, me, address, over.get(port), address, Bytes.EMPTY);
        Outcome<Process> child = sys.fork(Sys.Child.of(s -> {
            s.onSignal(Signal.TERM, Optional.empty());
            s.onSignal(Signal.INT, Optional.empty());
            listening.values().forEach(s::close);
            return leg.hear(s, (t, after, message) -> message.isEmpty() ? Step.exit(0) : message.get().is(MALFORMED) ? Step.exit(CRASHED)
                    : t.sleep(WORK_MICROS, u -> desk.take(u, after, message.get())));
        }));
        if (child.ok()) {
            sys.close(descriptor);
        }
    }

    private Step drain(Sys sys, Map<Integer, Integer> listening) {
        for (Signal signal : List.of(Signal.TERM, Signal.INT)) {
            sys.onSignal(signal, Optional.of(new Disposition.Ignore()));
        }
        return me.log(sys, "INFO", me.label() + " ends: nothing new is taken, what has begun goes on", s -> ending.farewell().run(s, t -> finish(t, listening, t.now() + 100_000)));
    }

    /** What is still on its way when the farewell was said is taken too, for a tenth of a second. */
    private Step finish(Sys sys, Map<Integer, Integer> listening, long until) {
        List.copyOf(sys.children().keySet()).forEach(sys::reap);
        for (Map.Entry<Integer, Integer> port : listening.entrySet()) {
            Outcome<Integer> accepted = sys.accept(port.getValue());
            if (accepted.ok()) {
                fork(sys, listening, port.getKey(), accepted.value());
                return Step.next(s -> finish(s, listening, until));
            }
        }
        boolean busy = ending.busy().test(sys);
        if (sys.now() >= until && sys.children().isEmpty() && !busy) {
            return Step.exit(0);
        }
        List<Step.Condition> any = new ArrayList<>();
        listening.values().forEach(descriptor -> any.add(new Step.Condition.Readable(descriptor)));
        any.add(new Step.Condition.ChildChanged(sys.childChanges()));
        if (sys.now() < until || busy) {
            any.add(new Step.Condition.Deadline(Math.max(until, sys.now() + LOOK_MICROS)));
        }
        return Step.await(any, s -> finish(s, listening, until));
    }
}

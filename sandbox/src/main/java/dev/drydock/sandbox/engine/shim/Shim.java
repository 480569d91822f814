package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The process that stands between the engine and a container: it starts the container's processes, carries their streams to the log and
 * to whoever is attached, and tells the engine when one has started or ended. It lives as long as the container's first process.
 */
public final class Shim {
    private static final long TURN_MICROS = 20;
    private static final long BYTES_PER_MICRO = 10;

    private Shim() {}

    /**
     * What a shim knows between two steps.
     *
     * @param container ID
     * @param space the namespaces of this run
     */
    private record State(String container, String space, Reports reports, List<Line> lines) {
        State {
            lines = List.copyOf(lines);
        }

        State with(List<Line> changed) {
            return new State(container, space, reports, changed);
        }
    }

    /**
     * The program of a container's shim. Its first job is in the queue before it runs.
     *
     * @param container ID, which names the first process's streams, too
     * @param space the namespaces of this run
     */
    public static Code program(String container, String space, Reports reports) {
        return sys -> turn(sys, new State(container, space, reports, List.of()));
    }

    private static Step turn(Sys sys, State state) {
        List<Line> lines = new ArrayList<>(state.lines());
        boolean moved = takeJobs(sys, state, lines);
        Carrier carrier = new Carrier(sys, state.container());
        for (int i = 0; i < lines.size(); i++) {
            Line before = lines.get(i);
            Line after = carrier.carry(before);
            moved |= after != before;
            lines.set(i, after);
        }
        boolean over = false;
        for (Line line : List.copyOf(lines)) {
            if (line.finished()) {
                lines.remove(line);
                over |= line.job().streams().equals(state.container());
                state.reports().ended(sys.kernel(), line.job().streams(), line.ended().orElseThrow());
            }
        }
        if (over) {
            return Step.exit(0);
        }
        State next = state.with(lines);
        // Writing the log takes time, so that a container that never stops writing is held back by its pipe.
        long micros = TURN_MICROS + carrier.carried() / BYTES_PER_MICRO;
        return moved ? new Step.Busy(micros, s -> turn(s, next)) : Step.await(conditions(sys, next), s -> turn(s, next));
    }

    private static boolean takeJobs(Sys sys, State state, List<Line> lines) {
        var key = Job.Queue.key(state.container());
        Optional<Job.Queue> queue = sys.kernel().transaction().find(key);
        if (queue.isEmpty() || queue.get().jobs().isEmpty()) {
            return false;
        }
        sys.kernel().transaction().put(key, new Job.Queue(List.of()));
        for (Job job : queue.get().jobs()) {
            Line line = Starter.start(sys, state.space(), job);
            state.reports().started(sys.kernel(), job.streams(), line.child());
            lines.add(line);
        }
        return true;
    }

    private static List<Step.Condition> conditions(Sys sys, State state) {
        List<Step.Condition> conditions = new ArrayList<>();
        conditions.add(new Step.Condition.ChildChanged(sys.childChanges()));
        var queue = Job.Queue.key(state.container());
        sys.kernel().transaction().find(queue).ifPresent(seen -> conditions.add(new Step.Condition.RecordChanged(queue, seen)));
        state.lines().forEach(line -> new Carrier(sys, state.container()).conditions(line, conditions));
        return conditions;
    }
}

package dev.drydock.sandbox.engine.run;

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
final class Shim {
    private Shim() {}

    /**
     * What a shim knows between two steps.
     *
     * @param container ID
     * @param space the namespaces of this run
     */
    private record State(String machine, String container, String space, List<Line> lines) {
        State {
            lines = List.copyOf(lines);
        }

        State with(List<Line> changed) {
            return new State(machine, container, space, changed);
        }
    }

    /** The program of a container's shim. Its first job is in the queue before it runs. */
    static Code program(String machine, String container, String space) {
        return sys -> turn(sys, new State(machine, container, space, List.of()));
    }

    private static Step turn(Sys sys, State state) {
        List<Line> lines = new ArrayList<>(state.lines());
        boolean moved = takeJobs(sys, state, lines);
        for (int i = 0; i < lines.size(); i++) {
            Line before = lines.get(i);
            Line after = new Carrier(sys, state.container()).carry(before);
            moved |= after != before;
            lines.set(i, after);
        }
        boolean over = false;
        for (Line line : List.copyOf(lines)) {
            if (line.finished()) {
                lines.remove(line);
                over |= line.job().streams().equals(state.container());
                new JobEnded(state.container(), state.space(), line.job().streams(), line.ended().orElseThrow()).report(sys.kernel(), state.machine());
            }
        }
        if (over) {
            return Step.exit(0);
        }
        State next = state.with(lines);
        return moved ? Step.next(s -> turn(s, next)) : Step.await(conditions(sys, next), s -> turn(s, next));
    }

    private static boolean takeJobs(Sys sys, State state, List<Line> lines) {
        var key = Job.Queue.key(state.container());
        Optional<Job.Queue> queue = sys.kernel().transaction().find(key);
        if (queue.isEmpty() || queue.get().jobs().isEmpty()) {
            return false;
        }
        sys.kernel().transaction().put(key, new Job.Queue(List.of()));
        queue.get().jobs().forEach(job -> lines.add(Starter.start(sys, state.machine(), state.container(), state.space(), job)));
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

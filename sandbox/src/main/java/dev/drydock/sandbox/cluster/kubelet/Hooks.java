package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Optional;

/** What a container's spec wants done after its start and before its end. */
final class Hooks {
    private static final long SECOND = 1_000_000;
    private static final long REQUEST_MICROS = 20_000;

    private final Agent agent;

    Hooks(Agent agent) {
        this.agent = agent;
    }

    /** Begins the hook after the start; whether there is one, for which the rest must wait. */
    boolean postStart(PodState state, Cell cell) {
        Mapping hook = state.spec(cell.name()).at("lifecycle", "postStart").mapping();
        if (hook.isEmpty()) {
            return false;
        }
        agent.put(state.with(state.work().busy("hook/" + cell.name())));
        agent.container(cell).ifPresent(container -> begin(state, cell, container, hook, "postStart"));
        return true;
    }

    /** Begins the hook before the end; whether there is one, for which the signal must wait. */
    boolean preStop(PodState state, Cell cell, Container container) {
        Mapping hook = state.spec(cell.name()).at("lifecycle", "preStop").mapping();
        if (hook.isEmpty()) {
            return false;
        }
        begin(state, cell, container, hook, "preStop");
        return true;
    }

    private void begin(PodState state, Cell cell, Container container, Mapping hook, String what) {
        Commands.Purpose purpose = new Commands.Purpose(state.uid(), cell.name(), container.id(), what);
        if (hook.has("exec")) {
            new Commands(agent).run(state, container, hook.at("exec", "command").texts(), purpose, 0);
        } else {
            long wait = hook.has("sleep") ? hook.at("sleep", "seconds").whole() * SECOND : REQUEST_MICROS;
            agent.after(wait, new Kubelet.Hooked(agent.node(), state.uid(), purpose));
        }
    }

    /** A hook is over. */
    void ended(PodState state, Commands.Purpose purpose, boolean good) {
        Optional<Cell> known = state.cell(purpose.container()).filter(cell -> cell.id().equals(purpose.id()));
        if (known.isEmpty()) {
            return;
        }
        Cell cell = known.get();
        Optional<Container> container = agent.container(cell);
        if (purpose.what().equals("preStop")) {
            if (!good) {
                agent.event(state, cell, "Warning", "FailedPreStopHook", "PreStopHook failed");
            }
            container.ifPresent(found -> new Termination(agent).signal(found));
            return;
        }
        if (!state.work().busy().equals("hook/" + cell.name())) {
            return;
        }
        if (good) {
            new Probes(agent).begin(state, cell);
        } else {
            agent.event(state, cell, "Warning", "FailedPostStartHook", "PostStartHook failed");
            agent.event(state, cell, "Normal", "Killing", "FailedPostStartHook");
            container.ifPresent(found -> new Termination(agent).stop(state, cell, found, 2));
        }
        new PodWorker(agent).next(agent.find(state.uid()).orElse(state));
    }
}

package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** The end of pods: their containers are asked to end, killed when their grace is over, and what is left is taken away. */
final class Termination {
    /** From the end of the last container until its kubelet tells of it. */
    private static final long STOPPED_MICROS = 500_000;
    private static final long CLEAN_UP_MICROS = 1_200_000;
    private static final long USUAL_GRACE_SECONDS = 30;
    private static final long LEAST_GRACE_SECONDS = 2;

    private final Agent agent;

    Termination(Agent agent) {
        this.agent = agent;
    }

    /** The pod is to end: whether it is deleted, gone from the API, or ended by this kubelet. */
    static PodState.Ending wanted(Mapping pod, boolean gone) {
        long grace = pod.at("spec", "terminationGracePeriodSeconds").isNothing() ? USUAL_GRACE_SECONDS : pod.at("spec", "terminationGracePeriodSeconds").whole();
        if (Objects.isBeingDeleted(pod)) {
            grace = Objects.metadata(pod).get("deletionGracePeriodSeconds").whole();
        }
        return new PodState.Ending(true, "", "", gone ? Math.min(grace, LEAST_GRACE_SECONDS) : Math.max(1, grace), false, false);
    }

    /** Goes on with the end of a pod as far as can be done now. */
    void go(PodState state) {
        PodState now = state.ending().killing() ? state : kill(state);
        boolean runs = now.cells().stream().anyMatch(agent::runs);
        if (runs && state.ending().killing()) {
            lastOnes(now);
        }
        if (runs || now.ending().over()) {
            agent.put(now);
            return;
        }
        PodState stopped = new Sandboxes(agent).stop(now).with(now.ending().done());
        // How its containers ended is told with its end; until then a deleted pod is as it was.
        PodState told = stopped.ending().reason().isEmpty() ? stopped : new StatusReport(agent).publish(stopped);
        agent.put(told);
        agent.after(STOPPED_MICROS, new Kubelet.CleanUp(state.node(), state.uid()));
    }

    /** Whether the API knows that its containers have ended. */
    private static boolean isTold(PodState state) {
        return List.of("Succeeded", "Failed").contains(state.pod().at("status", "phase").text());
    }

    /** Tells every running container to end; sidecars have their turn when the others have ended. */
    private PodState kill(PodState state) {
        boolean others = state.cells().stream().anyMatch(cell -> cell.kind() != Cell.Kind.SIDECAR && agent.runs(cell));
        for (Cell cell : state.cells()) {
            if (!others || cell.kind() != Cell.Kind.SIDECAR) {
                end(state, cell);
            }
        }
        return state.with(state.ending().killed());
    }

    private void end(PodState state, Cell cell) {
        agent.container(cell).filter(container -> container.state().isUp() && !container.life().stopped()).ifPresent(container -> {
            agent.event(state, cell, "Normal", "Killing", "Stopping container " + cell.name());
            stop(state, cell, container, state.ending().graceSeconds());
        });
    }

    /** When only sidecars are left, the last of them is to end, then the one before it. */
    private void lastOnes(PodState state) {
        if (state.cells().stream().anyMatch(cell -> cell.kind() != Cell.Kind.SIDECAR && agent.runs(cell))) {
            return;
        }
        state.cells().stream().filter(agent::runs).reduce((one, other) -> other).ifPresent(last -> end(state, last));
    }

    /** Asks a container to end, after its hook, and kills it when its grace is over. */
    void stop(PodState state, Cell cell, Container container, long graceSeconds) {
        agent.after(Math.max(0, graceSeconds) * 1_000_000, new Kubelet.Deadline(state.node(), container.id(), container.space()));
        if (graceSeconds > 0 && !new Hooks(agent).preStop(state, cell, container)) {
            signal(container);
        }
    }

    /** Sends the signal that asks a container to end. */
    void signal(Container container) {
        agent.runtime().orders().signal(container, Signal.named(container.config().get("StopSignal").text("SIGTERM")).orElse(Signal.TERM));
    }

    /** A pod that has come to its own end: its sandbox is not needed any more. */
    void finished(PodState state) {
        if (state.cells().stream().anyMatch(agent::runs)) {
            agent.put(state);
            long grace = wanted(state.pod(), false).graceSeconds();
            lastOnes(state.with(new PodState.Ending(false, "", "", grace, false, false)));
            return;
        }
        PodState stopped = state.sandbox().ready() ? new Sandboxes(agent).stop(state) : state;
        agent.put(stopped);
        if (state.sandbox().ready()) {
            new StatusReport(agent).publish(stopped);
        }
    }

    /** Nothing runs any more: takes away what is left on the node, and the pod from the API. */
    void cleanUp(PodState state) {
        if (state.ending().reason().isEmpty() && !isTold(state)) {
            PodState told = new StatusReport(agent).publish(state);
            agent.put(told);
            if (isTold(told)) {
                agent.after(CLEAN_UP_MICROS, new Kubelet.CleanUp(state.node(), state.uid()));
                return;
            }
        }
        if (agent.client().reachable() && Objects.isBeingDeleted(state.pod())) {
            agent.client().delete(Resources.PODS, state.namespace(), state.name(), Mapping.of("gracePeriodSeconds", 0,
                    "preconditions", Mapping.of("uid", state.uid())));
        }
        if (state.ending().reason().isEmpty()) {
            remove(state);
        }
    }

    /** Removes containers, volumes and memory of a pod. */
    void remove(PodState state) {
        for (Cell cell : state.cells()) {
            for (String id : List.of(cell.id(), cell.previous())) {
                agent.runtime().container(id).filter(container -> !container.state().isUp()).ifPresent(agent.runtime().orders()::remove);
            }
        }
        agent.runtime().container(state.sandbox().id()).filter(pause -> !pause.state().isUp()).ifPresent(agent.runtime().orders()::remove);
        new PodLogs(agent, state).remove();
        new Volumes(agent).remove(state);
        agent.kernel().transaction().remove(state.key());
    }
}

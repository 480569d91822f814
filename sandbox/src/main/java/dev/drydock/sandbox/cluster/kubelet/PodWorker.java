package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.Container;
import java.util.Optional;

/** Works on one pod: looks at what runs, tells the API Server, and does the next thing that brings the pod to its spec ({@code syncPod}). */
final class PodWorker {
    private static final long MOUNT_MICROS = 110_000;
    private static final long MOUNT_RETRY_MICROS = 500_000;
    private static final long MOUNT_RETRY_MOST_MICROS = 122_000_000;
    /** Before a pod whose last attempt failed is tried again; half as much again by chance. */
    private static final long RETRY_MICROS = 10_000_000;

    private static final long LOOK_MICROS = 1_000_000;

    private final Agent agent;

    PodWorker(Agent agent) {
        this.agent = agent;
    }

    /** Something may have changed: the whole round. */
    void sync(PodState state) {
        if (!agent.runtime().up()) {
            agent.put(state);
            return;
        }
        if (!state.work().busy().isEmpty() && !state.ending().wanted()) {
            agent.put(state.with(state.work().dirty(true)));
            return;
        }
        PodState seen = observe(state);
        if (seen.ending().wanted()) {
            new Termination(agent).go(seen);
            return;
        }
        PodState told = new StatusReport(agent).publish(seen);
        if (StatusReport.finished(agent, told)) {
            new Termination(agent).finished(told);
            return;
        }
        step(told);
    }

    /** An operation is over. If something happened meanwhile, a whole round follows, else the next operation. */
    void next(PodState state) {
        boolean dirty = state.work().dirty();
        PodState free = state.with(state.work().busy("").dirty(false));
        if (dirty || free.ending().wanted()) {
            sync(free);
        } else {
            step(free);
        }
    }

    /** Notices instances that are there no more. */
    private PodState observe(PodState state) {
        PodState seen = state;
        if (!seen.sandbox().id().isEmpty() && agent.runtime().container(seen.sandbox().id()).filter(pause -> pause.state().isUp()).isEmpty()) {
            seen = new Sandboxes(agent).lost(seen);
        }
        for (Cell cell : seen.cells()) {
            if (!cell.id().isEmpty() && agent.container(cell).isEmpty()) {
                seen = seen.with(cell.lost());
            }
        }
        return seen;
    }

    /** Begins the next operation, if there is one to do. */
    void step(PodState state) {
        if (!agent.runtime().up()) {
            agent.put(state);
            return;
        }
        if (!state.work().mounted()) {
            agent.put(state.with(state.work().busy("mount")));
            agent.after(MOUNT_MICROS, new Kubelet.Mount(state.node(), state.uid()));
            return;
        }
        if (!state.sandbox().ready()) {
            new Sandboxes(agent).create(state);
            return;
        }
        new Turns(agent).advance(state);
    }

    /** The volumes are to be mounted now. */
    void mount(PodState state) {
        Optional<String> trouble = new Volumes(agent).mount(state);
        if (trouble.isEmpty()) {
            next(state.with(state.work().mounted(true)));
            return;
        }
        agent.event(state, "Warning", "FailedMount", trouble.get());
        PodState failed = state.with(state.work().mounted(false).busy("").dirty(false));
        long wait = Math.min(MOUNT_RETRY_MOST_MICROS, MOUNT_RETRY_MICROS << Math.min(20, failed.work().mountFailures() - 1));
        agent.put(failed);
        resync(failed, wait);
    }

    /** Tries again after a failure. @param soon whether there is more to be told at once */
    void retry(PodState state, boolean soon) {
        if (soon) {
            resync(state, LOOK_MICROS);
        } else {
            retry(state);
        }
    }

    /** Tries again after a failure. */
    void retry(PodState state) {
        resync(state, RETRY_MICROS + Math.floorMod(agent.kernel().random("kubelet-retry"), RETRY_MICROS / 2));
    }

    private void resync(PodState state, long wait) {
        long at = agent.now() + wait;
        agent.put(state.with(state.work().resync(at)));
        agent.after(wait, new Kubelet.Resync(state.node(), state.uid(), at));
    }

    /** The runtime tells of a container: it is noticed a little later, together with what else happens then. */
    void relist(PodState state) {
        if (state.work().relistMicros() > agent.now()) {
            return;
        }
        long at = Kubelet.nextRelist(agent);
        agent.put(state.with(state.work().relist(at)));
        agent.after(at - agent.now(), new Kubelet.Relist(state.node(), state.uid(), at));
    }

    /** The runtime has started a container, or failed to. */
    void told(PodState state, Container container, boolean started) {
        if (container.id().equals(state.sandbox().id())) {
            new Sandboxes(agent).told(state, container, started);
            return;
        }
        for (Cell cell : state.cells()) {
            if (cell.id().equals(container.id()) && state.work().busy().equals("start/" + cell.name())) {
                new Starting(agent).told(state, cell, container, started);
                return;
            }
        }
        relist(state);
    }
}

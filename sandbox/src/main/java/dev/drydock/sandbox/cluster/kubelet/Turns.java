package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.Container;
import java.util.Optional;

/** Whose turn it is: which container of a pod is to be started next ({@code computePodActions}). */
final class Turns {
    private static final long SECOND_MICROS = 1_000_000;

    private final Agent agent;

    Turns(Agent agent) {
        this.agent = agent;
    }

    /** Starts the first container that is to be started and may be; plans another attempt if one had to wait. */
    void advance(PodState state) {
        PodState now = state;
        boolean failed = false;
        boolean soon = false;
        for (Cell cell : state.cells()) {
            if (cell.kind() == Cell.Kind.EPHEMERAL && cell.id().isEmpty() && !cell.waiting().reason().isEmpty()) {
                continue;
            }
            Verdict verdict = judge(now, cell);
            if (verdict == Verdict.HOLD) {
                break;
            }
            if (verdict == Verdict.PASS) {
                continue;
            }
            Starting starting = new Starting(agent);
            Optional<PodState> refused = starting.start(now, cell);
            if (refused.isEmpty()) {
                return;
            }
            now = refused.get();
            failed = true;
            soon |= endedAtOnce(now, cell);
            if (cell.kind() == Cell.Kind.INIT || cell.kind() == Cell.Kind.SIDECAR) {
                break;
            }
        }
        agent.put(now);
        if (failed) {
            new PodWorker(agent).retry(now, soon);
        }
    }

    /**
     * Whether a new pod's container ended so soon, twice, that the kubelet learns of its sandbox and its ends in one go: then it has one more
     * look at once.
     */
    private boolean endedAtOnce(PodState state, Cell cell) {
        boolean first = cell.attempt() == 1 && state.cell(cell.name()).filter(now -> now.waiting().reason().equals("CrashLoopBackOff")).isPresent()
                && cell.waiting().reason().isEmpty();
        return first && agent.runtime().container(cell.previous()).filter(before ->
                before.state().finishedMicros() - before.state().startedMicros() < SECOND_MICROS).isPresent();
    }

    /** Start it, go on with those after it, or go no further. */
    private enum Verdict { START, PASS, HOLD }

    private Verdict judge(PodState state, Cell cell) {
        Optional<Container> instance = agent.container(cell);
        boolean runs = instance.filter(container -> container.state().isUp()).isPresent();
        boolean never = cell.id().isEmpty();
        return switch (cell.kind()) {
            case EPHEMERAL -> never ? Verdict.START : Verdict.PASS;
            case SIDECAR -> !runs ? Verdict.START : hasStarted(state, cell) ? Verdict.PASS : Verdict.HOLD;
            case INIT -> {
                if (runs) {
                    yield Verdict.HOLD;
                }
                boolean later = state.cells().stream().anyMatch(each -> each.kind() == Cell.Kind.APP && !each.id().isEmpty());
                if (later || instance.filter(container -> container.state().finishedMicros() > 0 && container.state().exitCode() == 0).isPresent()) {
                    yield Verdict.PASS;
                }
                yield never || restarts(state, instance) ? Verdict.START : Verdict.HOLD;
            }
            case APP -> runs || !never && !restarts(state, instance) ? Verdict.PASS : Verdict.START;
        };
    }

    /** Whether a sidecar is far enough for those after it. */
    static boolean hasStarted(PodState state, Cell cell) {
        return state.spec(cell.name()).get("startupProbe").isNothing() || cell.probing().startup().good();
    }

    /** Whether the pod's policy lets a container that has ended start again. */
    static boolean restarts(PodState state, Optional<Container> ended) {
        return switch (state.restartPolicy()) {
            case "Never" -> false;
            case "OnFailure" -> ended.map(container -> container.state().exitCode() != 0).orElse(true);
            default -> true;
        };
    }
}

package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.Locale;
import java.util.Optional;

/** The probes of containers: when they are due, and what follows from what they find. */
final class Probes {
    private static final long SECOND = 1_000_000;
    private static final int USUAL_FAILURES = 3;
    private static final long USUAL_PERIOD = 10;

    private final Agent agent;

    Probes(Agent agent) {
        this.agent = agent;
    }

    /** What a probe is for. */
    enum Kind {
        STARTUP, READINESS, LIVENESS;

        String field() {
            return name().toLowerCase(Locale.ROOT) + "Probe";
        }

        String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** A container has started: its probes begin. */
    void begin(PodState state, Cell cell) {
        Mapping spec = state.spec(cell.name());
        PodState now = state;
        if (cell.kind() == Cell.Kind.INIT || cell.kind() == Cell.Kind.EPHEMERAL) {
            agent.put(now);
            return;
        }
        now = now.with(now.cell(cell.name()).orElse(cell).with(new Probing(Probing.Tally.NONE, Probing.Tally.NONE, new Probing.Tally(true, 0, true))));
        agent.put(now);
        for (Kind kind : Kind.values()) {
            if (!spec.get(kind.field()).isNothing()) {
                boolean soon = kind == Kind.READINESS && spec.get(kind.field()).get("initialDelaySeconds").whole() == 0;
                long wait = soon ? Kubelet.nextRelist(agent) - agent.now() : wait(now, spec.get(kind.field()));
                agent.after(wait, new Kubelet.Probe(agent.node(), now.uid(), cell.name(), cell.id(), kind));
            }
        }
    }

    /** Until the first beat of a probe's period, which begins with the pod, after its first delay. */
    private long wait(PodState state, Tree probe) {
        long period = period(probe);
        long earliest = agent.now() + probe.get("initialDelaySeconds").whole() * SECOND;
        long since = earliest - state.work().startMicros();
        return earliest - agent.now() + Math.floorMod(-since, period);
    }

    private static long period(Tree probe) {
        return (probe.get("periodSeconds").isNothing() ? USUAL_PERIOD : Math.max(1, probe.get("periodSeconds").whole())) * SECOND;
    }

    // ---- due -----------------------------------------------------------------------------------------------------------------------

    void due(PodState state, Kubelet.Probe due) {
        Optional<Cell> cell = state.cell(due.container()).filter(found -> found.id().equals(due.id()));
        Optional<Container> container = cell.flatMap(agent::container).filter(found -> found.state().isUp());
        if (container.isEmpty() || state.ending().wanted()) {
            return;
        }
        Mapping probe = state.spec(due.container()).get(due.kind().field()).mapping();
        boolean started = Turns.hasStarted(state, cell.get());
        if (due.kind() == Kind.STARTUP && started) {
            return;
        }
        agent.after(period(probe), due);
        if (due.kind() == Kind.STARTUP || started) {
            Kubelet.Probed answer = new Kubelet.Probed(due.node(), due.uid(), due.container(), due.id(), due.kind(), false, "");
            if (probe.has("exec")) {
                new Commands(agent).run(state, container.get(), probe.at("exec", "command").texts(), new Commands.Purpose(due.uid(), due.container(), due.id(), due.kind().name()),
                        timeout(probe));
            } else {
                ProbeRun.start(agent, state, state.spec(due.container()), probe, answer);
            }
        }
    }

    static long timeout(Tree probe) {
        return Math.max(1, probe.get("timeoutSeconds").isNothing() ? 1 : probe.get("timeoutSeconds").whole()) * SECOND;
    }

    // ---- found ---------------------------------------------------------------------------------------------------------------------

    void found(PodState state, Kubelet.Probed result) {
        Optional<Cell> known = state.cell(result.container()).filter(cell -> cell.id().equals(result.id()) && agent.runs(cell));
        if (known.isEmpty() || state.ending().wanted()) {
            return;
        }
        Cell cell = known.get();
        Mapping probe = state.spec(cell.name()).get(result.kind().field()).mapping();
        int failures = probe.get("failureThreshold").isNothing() ? USUAL_FAILURES : probe.get("failureThreshold").wholeInt();
        int successes = probe.get("successThreshold").isNothing() ? 1 : probe.get("successThreshold").wholeInt();
        if (!result.good()) {
            agent.event(state, cell, "Warning", "Unhealthy", result.kind().word() + " probe failed: " + result.message());
        }
        Probing was = cell.probing();
        Probing.Tally before = switch (result.kind()) {
            case STARTUP -> was.startup();
            case READINESS -> was.readiness();
            case LIVENESS -> was.liveness();
        };
        Probing.Tally now = before.plus(result.good(), successes, failures);
        Probing after = switch (result.kind()) {
            case STARTUP -> new Probing(now, was.readiness(), was.liveness());
            case READINESS -> new Probing(was.startup(), now, was.liveness());
            case LIVENESS -> new Probing(was.startup(), was.readiness(), now);
        };
        PodState changed = state.with(cell.with(after));
        agent.put(changed);
        boolean hopeless = !result.good() && now.same() == failures && !now.good() && result.kind() != Kind.READINESS;
        if (hopeless) {
            kill(changed, cell, result.kind(), probe);
        } else if (now.good() != before.good()) {
            if (result.kind() == Kind.STARTUP && !state.spec(cell.name()).get(Kind.READINESS.field()).isNothing()) {
                agent.after(0, new Kubelet.Probe(agent.node(), state.uid(), cell.name(), cell.id(), Kind.READINESS));
            }
            new PodWorker(agent).sync(changed);
        }
    }

    private void kill(PodState state, Cell cell, Kind kind, Mapping probe) {
        agent.event(state, cell, "Normal", "Killing", "Container " + cell.name() + " failed " + kind.name().toLowerCase(Locale.ROOT) + " probe, will be restarted");
        long grace = probe.has("terminationGracePeriodSeconds") ? probe.get("terminationGracePeriodSeconds").whole()
                : state.pod().at("spec", "terminationGracePeriodSeconds").isNothing() ? 30 : state.pod().at("spec", "terminationGracePeriodSeconds").whole();
        agent.container(cell).ifPresent(container -> new Termination(agent).stop(state, cell, container, grace));
    }
}

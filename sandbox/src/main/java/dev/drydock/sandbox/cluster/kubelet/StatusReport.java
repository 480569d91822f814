package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.admission.Quality;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a kubelet tells the API Server of a pod ({@code generateAPIPodStatus}). */
final class StatusReport {
    private static final List<String> OURS = List.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled");

    private final Agent agent;

    StatusReport(Agent agent) {
        this.agent = agent;
    }

    /** Whether a pod has come to its own end: none of its containers runs or will run again. */
    static boolean finished(Agent agent, PodState state) {
        String phase = new Phase(agent, state).phase();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** Writes the status if it has changed; the pod as the API has it then. */
    PodState publish(PodState state) {
        if (!agent.client().reachable()) {
            return state;
        }
        boolean mirrored = StaticPods.isStatic(state.pod());
        Optional<Mapping> found = mirrored ? new StaticPods(agent).reflected(state)
                : agent.client().get(Resources.PODS, state.namespace(), state.name()).filter(pod -> Objects.uid(pod).equals(state.uid()));
        if (found.isEmpty()) {
            agent.put(state);
            return state;
        }
        PodState now = mirrored ? state : state.with(found.get());
        Mapping status = status(now, found.get().get("status").mapping());
        if (status.equals(found.get().get("status"))) {
            agent.put(now);
            return now;
        }
        Mapping written = agent.client().updateStatus(Resources.PODS, found.get().with("status", status)).body();
        PodState told = written.get("kind").text().equals("Pod") && !mirrored ? now.with(written) : now;
        agent.put(told);
        return told;
    }

    private Mapping status(PodState state, Mapping old) {
        Phase judged = new Phase(agent, state);
        boolean ended = state.ending().wanted() && !state.ending().reason().isEmpty();
        String phase = ended ? "Failed" : List.of("Succeeded", "Failed").contains(old.get("phase").text()) ? old.get("phase").text() : judged.phase();
        Mapping.Builder status = Mapping.builder().put("conditions", new Sequence(conditions(state, old, phase)));
        List<Mapping> init = judged.statuses(true);
        List<Mapping> apps = judged.statuses(false);
        status.put("containerStatuses", Sequence.of(apps.toArray()));
        List<Mapping> ephemeral = judged.ephemeral();
        if (!ephemeral.isEmpty()) {
            status.put("ephemeralContainerStatuses", Sequence.of(ephemeral.toArray()));
        }
        String host = new Sandboxes(agent).nodeAddress();
        status.put("hostIP", host).put("hostIPs", Sequence.of(Mapping.of("ip", host)));
        if (!init.isEmpty()) {
            status.put("initContainerStatuses", Sequence.of(init.toArray()));
        }
        status.putUnlessEmpty("message", ended ? state.ending().message() : old.get("message").text());
        status.putUnlessEmpty("nominatedNodeName", old.get("nominatedNodeName"));
        status.put("phase", phase);
        if (!state.sandbox().address().isEmpty()) {
            status.put("podIP", state.sandbox().address()).put("podIPs", Sequence.of(Mapping.of("ip", state.sandbox().address())));
        }
        status.put("qosClass", old.get("qosClass").text(Quality.of(state.pod())));
        status.putUnlessEmpty("reason", ended ? state.ending().reason() : old.get("reason").text());
        status.put("startTime", old.get("startTime").text(Clock.seconds(state.work().startMicros())));
        return status.build();
    }

    // ---- conditions ----------------------------------------------------------------------------------------------------------------

    private List<Tree> conditions(PodState state, Mapping old, String phase) {
        List<Tree> all = new ArrayList<>();
        old.get("conditions").items().stream().filter(each -> !OURS.contains(each.get("type").text())).forEach(all::add);
        Phase judged = new Phase(agent, state);
        List<String> uninitialized = judged.uninitialized();
        List<String> unready = judged.unready();
        boolean succeeded = phase.equals("Succeeded");
        boolean failed = phase.equals("Failed");
        all.add(condition(old, "PodReadyToStartContainers", state.sandbox().ready() && !state.ending().over(), "", ""));
        all.add(uninitialized.isEmpty() || succeeded ? condition(old, "Initialized", true, succeeded ? "PodCompleted" : "", "")
                : condition(old, "Initialized", false, "ContainersNotInitialized", "containers with incomplete status: [" + String.join(" ", uninitialized) + "]"));
        String reason = succeeded ? "PodCompleted" : failed ? "PodFailed" : "ContainersNotReady";
        String message = succeeded || failed ? "" : "containers with unready status: [" + String.join(" ", unready) + "]";
        boolean ready = unready.isEmpty() && !succeeded && !failed;
        List<String> closed = judged.closedGates();
        if (ready && !closed.isEmpty()) {
            all.add(condition(old, "Ready", false, "ReadinessGatesNotReady", closed.size() == 1 ? closed.get(0) : "[" + String.join(", ", closed) + "]"));
        } else {
            all.add(condition(old, "Ready", ready, ready ? "" : reason, ready ? "" : message));
        }
        all.add(condition(old, "ContainersReady", ready, ready ? "" : reason, ready ? "" : message));
        all.add(condition(old, "PodScheduled", true, "", ""));
        return all;
    }

    private Mapping condition(Mapping old, String type, boolean holds, String reason, String message) {
        String word = holds ? "True" : "False";
        Mapping before = Mapping.EMPTY;
        for (Mapping each : old.get("conditions").mappings()) {
            before = each.get("type").text().equals(type) ? each : before;
        }
        boolean same = before.get("status").text().equals(word) && before.get("reason").text().equals(reason) && before.get("message").text().equals(message);
        if (same) {
            return before;
        }
        String since = before.get("status").text().equals(word) ? before.get("lastTransitionTime").text() : Clock.seconds(agent.now());
        return Mapping.builder().put("lastProbeTime", Nothing.NOTHING).put("lastTransitionTime", since).putUnlessEmpty("message", message)
                .putUnlessEmpty("reason", reason).put("status", word).put("type", type).build();
    }

    // ---- one container -------------------------------------------------------------------------------------------------------------

    /** The status of one container. */
    static Mapping of(Agent agent, PodState state, Cell cell, boolean initializing) {
        Optional<Container> instance = agent.container(cell);
        Optional<Container> before = agent.runtime().container(cell.previous());
        boolean up = instance.filter(container -> container.state().isUp()).isPresent();
        boolean over = instance.isPresent() && !up && instance.get().state().finishedMicros() + instance.get().state().error().length() > 0;
        boolean again = over && !cell.waiting().reason().isEmpty() && !state.ending().wanted();
        Mapping.Builder now = Mapping.builder();
        Mapping last = before.map(container -> ended(agent, container)).orElse(Mapping.EMPTY);
        if (up) {
            now.put("running", Mapping.of("startedAt", Clock.seconds(instance.get().state().startedMicros())));
        } else if (over && !again) {
            now.put("terminated", ended(agent, instance.get()));
        } else {
            String reason = cell.waiting().reason();
            boolean init = state.cells().stream().anyMatch(each -> each.kind() == Cell.Kind.INIT || each.kind() == Cell.Kind.SIDECAR);
            reason = reason.isEmpty() ? init && initializing ? "PodInitializing" : "ContainerCreating" : reason;
            now.put("waiting", Mapping.builder().putUnlessEmpty("message", cell.waiting().message()).put("reason", reason).build());
            last = over ? ended(agent, instance.get()) : last;
        }
        Mapping spec = state.spec(cell.name());
        String image = spec.get("image").text();
        boolean known = instance.isPresent();
        boolean started = up && Turns.hasStarted(state, cell);
        Mapping.Builder status = Mapping.builder();
        status.putUnlessEmpty("containerID", agent.runtime().dialect().containerId(known ? cell.id() : ""));
        status.put("image", known ? agent.runtime().shown(image) : image)
                .put("imageID", known ? agent.runtime().image(image).map(agent.runtime().dialect()::imageId).orElse("") : "")
                .put("lastState", last.isEmpty() ? Mapping.EMPTY : Mapping.of("terminated", last)).put("name", cell.name())
                .put("ready", cell.kind() == Cell.Kind.INIT ? over && instance.get().state().exitCode() == 0
                        : cell.kind() != Cell.Kind.EPHEMERAL && started && (spec.get("readinessProbe").isNothing() || cell.probing().readiness().good()))
                .put("restartCount", cell.attempt()).put("started", started).put("state", now.build());
        List<Tree> mounts = new ArrayList<>();
        for (Mapping mount : spec.get("volumeMounts").mappings()) {
            Mapping.Builder shown = Mapping.builder().put("mountPath", mount.get("mountPath")).put("name", mount.get("name"));
            if (mount.get("readOnly").truth()) {
                shown.put("readOnly", true).put("recursiveReadOnly", "Disabled");
            }
            mounts.add(shown.build());
        }
        if (!mounts.isEmpty()) {
            status.put("volumeMounts", new Sequence(mounts));
        }
        return status.build();
    }

    private static Mapping ended(Agent agent, Container container) {
        boolean neverStarted = container.state().startedMicros() == 0;
        int code = neverStarted ? 128 : container.state().exitCode();
        String reason = neverStarted ? agent.runtime().dialect() == dev.drydock.sandbox.cluster.kubelet.runtime.Dialect.DOCKER ? "ContainerCannotRun" : "StartError"
                : container.state().oomKilled() ? "OOMKilled" : code == 0 ? "Completed" : "Error";
        return Mapping.builder().put("containerID", agent.runtime().dialect().containerId(container.id())).put("exitCode", code)
                .put("finishedAt", Clock.seconds(neverStarted ? container.identity().createdMicros() : container.state().finishedMicros()))
                .putUnlessEmpty("message", neverStarted ? agent.runtime().dialect().startFailed(container.state().error()) : Messages.of(agent, container))
                .put("reason", reason).put("startedAt", Clock.seconds(container.state().startedMicros())).build();
    }
}

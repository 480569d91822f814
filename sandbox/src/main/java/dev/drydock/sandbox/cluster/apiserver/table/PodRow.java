package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** A pod's row: what its containers are doing, in one word. */
final class PodRow {
    private final Mapping pod;
    private final long now;
    private String reason;
    private int restarts;
    private long lastRestart;
    private int ready;
    private int total;

    private PodRow(Mapping pod, long now) {
        this.pod = pod;
        this.now = now;
        Tree status = pod.get("status");
        reason = status.get("reason").text(status.get("phase").text());
        if (Objects.condition(pod, "PodScheduled").get("reason").text().equals("SchedulingGated")) {
            reason = "SchedulingGated";
        }
        total = pod.at("spec", "containers").items().size();
        for (Tree container : pod.at("spec", "initContainers").items()) {
            total += isSidecar(container) ? 1 : 0;
        }
    }

    static List<Object> cells(Mapping pod, long now) {
        PodRow row = new PodRow(pod, now);
        boolean initializing = row.initContainers();
        if (!initializing || Objects.is(pod, "Initialized")) {
            row.containers();
        }
        row.deletion();
        String count = Integer.toString(row.restarts);
        String restarts = row.restarts > 0 && row.lastRestart > 0 ? count + " (" + Cells.span(now / 1_000_000L - row.lastRestart) + " ago)" : count;
        Tree status = pod.get("status");
        String address = status.get("podIPs").get(0).get("ip").text(status.get("podIP").text(Cells.NONE));
        return List.of(Cells.name(pod), row.ready + "/" + row.total, row.reason, restarts, Cells.age(pod, now), address,
                Cells.orNone(pod.at("spec", "nodeName")), Cells.orNone(status.get("nominatedNodeName")), row.gates());
    }

    private static boolean isSidecar(Tree container) {
        return container.get("restartPolicy").text().equals("Always");
    }

    private static Tree byName(Tree containers, String name) {
        for (Tree container : containers.items()) {
            if (container.get("name").text().equals(name)) {
                return container;
            }
        }
        return Mapping.EMPTY;
    }

    /** Whether an init container is still under way, which is then the pod's word. */
    private boolean initContainers() {
        List<Tree> statuses = pod.at("status", "initContainerStatuses").items();
        Tree specs = pod.at("spec", "initContainers");
        int sidecarRestarts = 0;
        boolean initializing = false;
        for (int i = 0; i < statuses.size(); i++) {
            Tree status = statuses.get(i);
            boolean sidecar = isSidecar(byName(specs, status.get("name").text()));
            count(status);
            sidecarRestarts += sidecar ? status.get("restartCount").wholeInt() : 0;
            Tree ended = status.at("state", "terminated");
            if (initializing || !ended.isNothing() && ended.get("exitCode").whole() == 0) {
                continue;
            }
            if (sidecar && status.get("started").truth()) {
                ready += status.get("ready").truth() ? 1 : 0;
                continue;
            }
            String waiting = status.at("state", "waiting", "reason").text();
            if (!ended.isNothing()) {
                reason = "Init:" + endWord(ended);
            } else if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
                reason = "Init:" + waiting;
            } else {
                reason = "Init:" + i + "/" + specs.items().size();
            }
            initializing = true;
        }
        if (!initializing || Objects.is(pod, "Initialized")) {
            restarts = sidecarRestarts;
            lastRestart = sidecarRestarts == 0 ? 0 : lastRestart;
        }
        return initializing;
    }

    private void containers() {
        List<Tree> statuses = pod.at("status", "containerStatuses").items();
        boolean running = false;
        for (int i = statuses.size() - 1; i >= 0; i--) {
            Tree status = statuses.get(i);
            count(status);
            Tree ended = status.at("state", "terminated");
            String waiting = status.at("state", "waiting", "reason").text();
            if (!waiting.isEmpty()) {
                reason = waiting;
            } else if (!ended.isNothing()) {
                reason = endWord(ended);
            } else if (status.get("ready").truth() && status.get("state").has("running")) {
                running = true;
                ready++;
            }
        }
        if (reason.equals("Completed") && running) {
            reason = Objects.is(pod, "Ready") ? "Running" : "NotReady";
        }
    }

    private void count(Tree status) {
        restarts += status.get("restartCount").wholeInt();
        Tree last = status.at("lastState", "terminated", "finishedAt");
        lastRestart = Math.max(lastRestart, last.text().isEmpty() ? 0 : Cells.seconds(last));
    }

    private static String endWord(Tree ended) {
        long signal = ended.get("signal").whole();
        return ended.get("reason").text(signal != 0 ? "Signal:" + signal : "ExitCode:" + ended.get("exitCode").whole());
    }

    private void deletion() {
        String phase = pod.at("status", "phase").text();
        if (Objects.isBeingDeleted(pod)) {
            if (pod.at("status", "reason").text().equals("NodeLost")) {
                reason = "Unknown";
            } else if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
                reason = "Terminating";
            }
        }
    }

    private String gates() {
        List<Tree> gates = pod.at("spec", "readinessGates").items();
        if (gates.isEmpty()) {
            return Cells.NONE;
        }
        long open = gates.stream().filter(gate -> Objects.is(pod, gate.get("conditionType").text())).count();
        return open + "/" + gates.size();
    }
}

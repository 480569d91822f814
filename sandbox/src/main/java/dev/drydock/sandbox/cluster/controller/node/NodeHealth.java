package dev.drydock.sandbox.cluster.controller.node;

import dev.drydock.sandbox.cluster.api.Heartbeats;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Conditions;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.List;
import java.util.Optional;

/** Whether a node's kubelet is heard; when it has been silent for too long, nobody knows the node's conditions ({@code tryUpdateNodeHealth}). */
final class NodeHealth {
    /** {@code --node-monitor-grace-period}, 50 s since 1.32. */
    private static final long GRACE_MICROS = 50_000_000;
    /** {@code --node-startup-grace-period}. */
    private static final long STARTUP_MICROS = 60_000_000;
    private static final List<String> CONDITIONS = List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

    /** Since when a kubelet that runs reaches nobody, by node, in virtual microseconds. */
    private static final Family<Long> SILENT = Family.passing("node-silent");

    private NodeHealth() {}

    /** The node with the conditions that follow from its silence; itself while it is heard. */
    static Mapping checked(ApiClient client, Mapping node) {
        Transaction transaction = client.kernel().transaction();
        Key<Long> silent = SILENT.key(Objects.name(node));
        long now = client.kernel().now();
        if (Heartbeats.alive(transaction, Objects.name(node))) {
            transaction.remove(silent);
            return node;
        }
        boolean neverReported = Objects.condition(node, "Ready").isEmpty();
        Optional<Long> last = neverReported ? Optional.empty() : Heartbeats.last(transaction, Objects.name(node), now);
        long since = last.or(() -> transaction.find(silent)).orElse(neverReported ? made(node) : now);
        if (last.isEmpty() && !transaction.has(silent)) {
            transaction.put(silent, since);
        }
        return now - since > (neverReported ? STARTUP_MICROS : GRACE_MICROS) ? unknown(node, Pods.time(now)) : node;
    }

    private static long made(Mapping node) {
        return GoTime.read(Objects.metadata(node).get("creationTimestamp").text()).getEpochSecond() * 1_000_000L;
    }

    private static Mapping unknown(Mapping node, String time) {
        Mapping changed = node;
        for (String type : CONDITIONS) {
            Mapping known = Objects.condition(node, type);
            if (known.isEmpty()) {
                changed = Conditions.with(changed, Mapping.of("lastHeartbeatTime", Objects.metadata(node).get("creationTimestamp"), "lastTransitionTime", time,
                        "message", "Kubelet never posted node status.", "reason", "NodeStatusNeverUpdated", "status", "Unknown", "type", type));
            } else if (!known.get("status").text().equals("Unknown")) {
                changed = Conditions.with(changed, known.with("status", "Unknown").with("reason", "NodeStatusUnknown")
                        .with("message", "Kubelet stopped posting node status.").with("lastTransitionTime", time));
            }
        }
        return changed;
    }

    /** Tells a node's pods that they are not ready, as nobody knows whether they are. */
    static void markPods(ApiClient client, String node) {
        String now = Pods.time(client.kernel().now());
        for (Mapping pod : client.podsOn(node)) {
            Mapping ready = Objects.condition(pod, "Ready");
            if (ready.get("status").text().equals("True")) {
                client.updateStatus(Resources.PODS, Conditions.with(pod, ready.with("status", "False").with("lastTransitionTime", now)));
                client.event(pod, "Warning", "NodeNotReady", "Node is not ready", "node-controller");
            }
        }
    }
}

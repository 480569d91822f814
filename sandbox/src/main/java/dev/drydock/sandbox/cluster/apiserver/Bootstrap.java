package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** What an API Server makes when it starts and it is not there yet. */
final class Bootstrap {
    private final ApiClient client;

    Bootstrap(ApiClient client) {
        this.client = client;
    }

    void run() {
        if (!client.reachable()) {
            return;
        }
        for (String namespace : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            if (client.get(Resources.NAMESPACES, "", namespace).isEmpty()) {
                client.create(Resources.NAMESPACES, "", Mapping.of("apiVersion", "v1", "kind", "Namespace", "metadata", Mapping.of("name", namespace)));
            }
        }
        for (var priority : List.of(Mapping.of("name", "system-cluster-critical", "value", 2_000_000_000, "description",
                "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."), Mapping.of(
                "name", "system-node-critical", "value", 2_000_001_000, "description",
                "Used for system critical pods that must not be moved from their current node."))) {
            if (client.get(Resources.PRIORITY_CLASSES, "", priority.get("name").text()).isEmpty()) {
                client.create(Resources.PRIORITY_CLASSES, "", Mapping.of("apiVersion", "scheduling.k8s.io/v1", "kind", "PriorityClass",
                        "metadata", Mapping.of("name", priority.get("name")), "value", priority.get("value"), "description", priority.get("description"),
                        "preemptionPolicy", "PreemptLowerPriority"));
            }
        }
    }
}

package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.admission.Usage;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node and the pods that are bound to it and have not ended.
 *
 * @param requested the sum of the pods' requests, by resource
 */
record NodeState(Mapping node, List<Mapping> pods, Map<String, Quantity> requested) {
    static NodeState of(ApiClient client, Mapping node) {
        List<Mapping> pods = new ArrayList<>();
        Map<String, Quantity> requested = new TreeMap<>();
        for (Mapping pod : client.podsOn(Objects.name(node))) {
            String phase = pod.at("status", "phase").text();
            if (phase.equals("Succeeded") || phase.equals("Failed")) {
                continue;
            }
            pods.add(pod);
            Usage.amounts(pod, "requests").forEach((resource, amount) -> requested.merge(resource, amount, Quantity::plus));
        }
        return new NodeState(node, List.copyOf(pods), requested);
    }

    static List<NodeState> all(ApiClient client) {
        return client.list(Resources.NODES).stream().map(node -> of(client, node)).toList();
    }

    String name() {
        return Objects.name(node);
    }

    Quantity allocatable(String resource) {
        String amount = node.at("status", "allocatable").get(resource).text();
        return amount.isEmpty() ? Quantity.ZERO : Quantity.of(amount);
    }

    /** What is not requested yet of a resource, in thousandths. */
    long freeMilli(String resource) {
        return allocatable(resource).milli() - requested.getOrDefault(resource, Quantity.ZERO).milli();
    }
}

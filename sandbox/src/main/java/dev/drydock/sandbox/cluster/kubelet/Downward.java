package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;

/** What a pod can be told of itself. */
final class Downward {
    private Downward() {}

    /** A field of the pod by its path, as text. */
    static String field(Agent agent, PodState state, String path) {
        Mapping pod = state.pod();
        if (path.startsWith("metadata.labels['") || path.startsWith("metadata.annotations['")) {
            String key = path.substring(path.indexOf('\'') + 1, path.lastIndexOf('\''));
            return (path.startsWith("metadata.labels") ? Objects.labels(pod) : Objects.annotations(pod)).get(key).text();
        }
        return switch (path) {
            case "metadata.labels" -> lines(Objects.labels(pod));
            case "metadata.annotations" -> lines(Objects.annotations(pod));
            case "status.podIP", "status.podIPs" -> state.sandbox().address();
            case "status.hostIP", "status.hostIPs" -> new Sandboxes(agent).nodeAddress();
            case "spec.nodeName" -> state.node();
            default -> pod.at(path.split("\\.")).text();
        };
    }

    private static String lines(Mapping values) {
        StringBuilder text = new StringBuilder();
        values.sorted().forEach((key, value) -> text.append(text.isEmpty() ? "" : "\n").append(key).append('=').append(Json.compact(new Text(value.text()))));
        return text.toString();
    }

    /** An amount of a container's requests or limits; of what has no limit what the node can give. */
    static String resource(Agent agent, PodState state, Mapping container, Mapping reference) {
        String name = reference.get("containerName").text();
        Mapping spec = name.isEmpty() ? container : state.spec(name);
        String resource = reference.get("resource").text();
        String kind = resource.substring(0, resource.indexOf('.'));
        String amount = resource.substring(resource.indexOf('.') + 1);
        Tree given = spec.at("resources", kind).get(amount);
        if (given.isNothing() && kind.equals("limits")) {
            given = agent.client().get(Resources.NODES, "", agent.node()).orElse(Mapping.EMPTY).at("status", "allocatable").get(amount);
        }
        Quantity value = Quantity.of(given.text("0"));
        Quantity divisor = Quantity.of(reference.get("divisor").text("0"));
        if (amount.equals("cpu")) {
            long by = divisor.isZero() ? 1_000 : divisor.milli();
            return Long.toString((value.milli() + by - 1) / by);
        }
        long by = divisor.isZero() ? 1 : divisor.whole();
        return Long.toString((value.whole() + by - 1) / by);
    }
}

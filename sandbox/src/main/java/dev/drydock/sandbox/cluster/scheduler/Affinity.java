package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.NodeChoice;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** Terms by which pods choose nodes and each other's company. */
final class Affinity {
    private Affinity() {}

    /** How much the preferred node affinity weighs for a node. */
    static long preference(Mapping pod, Mapping node) {
        long weight = 0;
        for (Tree preferred : pod.at("spec", "affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution").items()) {
            if (NodeChoice.term(preferred.get("preference"), node)) {
                weight += preferred.get("weight").whole();
            }
        }
        return weight;
    }

    // ---- pods ----------------------------------------------------------------------------------------------------------------------

    /** Whether every term of the required pod affinity has a pod in the node's domain; the first pod of its kind needs none. */
    static boolean company(Mapping pod, NodeState candidate, List<NodeState> nodes) {
        for (Tree term : pod.at("spec", "affinity", "podAffinity", "requiredDuringSchedulingIgnoredDuringExecution").items()) {
            boolean anywhere = nodes.stream().anyMatch(node -> node.pods().stream().anyMatch(each -> concerns(term, pod, each)));
            boolean first = !anywhere && concerns(term, pod, pod);
            if (!first && !inDomain(term, pod, candidate, nodes)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a term of the pod's own anti-affinity forbids the node. */
    static boolean repelled(Mapping pod, NodeState candidate, List<NodeState> nodes) {
        return pod.at("spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution").items().stream()
                .anyMatch(term -> inDomain(term, pod, candidate, nodes));
    }

    /** Whether a pod that is there does not want this one near. */
    static boolean unwelcome(Mapping pod, NodeState candidate, List<NodeState> nodes) {
        for (NodeState node : nodes) {
            for (Mapping there : node.pods()) {
                for (Tree term : there.at("spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution").items()) {
                    if (concerns(term, there, pod) && sameDomain(term.get("topologyKey").text(), node.node(), candidate.node())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean inDomain(Tree term, Mapping pod, NodeState candidate, List<NodeState> nodes) {
        String key = term.get("topologyKey").text();
        return nodes.stream().filter(node -> sameDomain(key, node.node(), candidate.node()))
                .anyMatch(node -> node.pods().stream().anyMatch(each -> concerns(term, pod, each)));
    }

    static boolean sameDomain(String key, Mapping one, Mapping other) {
        Mapping labels = Objects.labels(one);
        return labels.has(key) && Objects.labels(other).has(key) && labels.get(key).equals(Objects.labels(other).get(key));
    }

    private static boolean concerns(Tree term, Mapping owner, Mapping other) {
        List<String> namespaces = term.get("namespaces").texts();
        boolean near = namespaces.isEmpty() ? Objects.namespace(owner).equals(Objects.namespace(other)) : namespaces.contains(Objects.namespace(other));
        return near && Selector.of(term.get("labelSelector")).matchesObject(other);
    }
}

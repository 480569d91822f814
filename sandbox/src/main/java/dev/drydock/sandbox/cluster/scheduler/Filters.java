package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.NodeChoice;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.admission.Usage;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a node must pass, in the order of the original's default plugins; the first filter that fails says why. */
final class Filters {
    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

    private final Mapping pod;
    private final List<NodeState> nodes;
    private final Map<String, Quantity> requests;

    Filters(Mapping pod, List<NodeState> nodes) {
        this.pod = pod;
        this.nodes = nodes;
        this.requests = Usage.amounts(pod, "requests");
    }

    Verdict judge(NodeState node) {
        Optional<Verdict> fixed = fixed(node.node());
        if (fixed.isPresent()) {
            return fixed.get();
        }
        if (portsTaken(node)) {
            return Verdict.notNow(List.of("node(s) didn't have free ports for the requested pod ports"));
        }
        List<String> missing = missing(node);
        if (!missing.isEmpty()) {
            return Verdict.notNow(missing);
        }
        if (skewed(node)) {
            return Verdict.notNow(List.of("node(s) didn't match pod topology spread constraints"));
        }
        if (!Affinity.company(pod, node, nodes)) {
            return Verdict.never("node(s) didn't match pod affinity rules");
        }
        if (Affinity.repelled(pod, node, nodes)) {
            return Verdict.notNow(List.of("node(s) didn't match pod anti-affinity rules"));
        }
        return Affinity.unwelcome(pod, node, nodes)
                ? Verdict.notNow(List.of("node(s) didn't satisfy existing pods anti-affinity rules")) : Verdict.FITS;
    }

    /** What does not depend on other pods. */
    private Optional<Verdict> fixed(Mapping node) {
        if (node.at("spec", "unschedulable").truth() && !NodeChoice.tolerates(pod, Mapping.of("key", UNSCHEDULABLE, "effect", "NoSchedule"))) {
            return Optional.of(Verdict.never("node(s) were unschedulable"));
        }
        for (Tree taint : node.at("spec", "taints").items()) {
            if (!taint.get("effect").text().equals("PreferNoSchedule") && !NodeChoice.tolerates(pod, taint)) {
                return Optional.of(Verdict.never("node(s) had untolerated taint {" + taint.get("key").text() + ": " + taint.get("value").text() + "}"));
            }
        }
        return NodeChoice.matches(pod, node) ? Optional.empty() : Optional.of(Verdict.never("node(s) didn't match Pod's node affinity/selector"));
    }

    private boolean portsTaken(NodeState node) {
        List<String> wanted = hostPorts(pod);
        return !wanted.isEmpty() && node.pods().stream().anyMatch(each -> hostPorts(each).stream().anyMatch(wanted::contains));
    }

    private static List<String> hostPorts(Mapping pod) {
        List<String> ports = new ArrayList<>();
        for (Tree container : pod.at("spec", "containers").items()) {
            for (Tree port : container.get("ports").items()) {
                if (port.get("hostPort").whole() > 0) {
                    ports.add(port.get("hostPort").whole() + "/" + port.get("protocol").text("TCP"));
                }
            }
        }
        return ports;
    }

    private List<String> missing(NodeState node) {
        List<String> missing = new ArrayList<>();
        if (node.pods().size() + 1 > node.allocatable("pods").whole()) {
            missing.add("Too many pods");
        }
        requests.forEach((resource, amount) -> {
            if (!resource.equals("pods") && !amount.isZero() && amount.milli() > node.freeMilli(resource)) {
                missing.add("Insufficient " + resource);
            }
        });
        return missing;
    }

    /** Whether a hard spread constraint would be broken. */
    private boolean skewed(NodeState candidate) {
        for (Tree constraint : pod.at("spec", "topologySpreadConstraints").items()) {
            if (!constraint.get("whenUnsatisfiable").text("DoNotSchedule").equals("DoNotSchedule")) {
                continue;
            }
            String key = constraint.get("topologyKey").text();
            if (!Objects.labels(candidate.node()).has(key)) {
                return true;
            }
            Selector selector = Selector.of(constraint.get("labelSelector"));
            Map<String, Long> countByDomain = new TreeMap<>();
            for (NodeState node : nodes) {
                boolean eligible = Objects.labels(node.node()).has(key) && NodeChoice.matches(pod, node.node());
                if (!eligible) {
                    continue;
                }
                long matching = node.pods().stream()
                        .filter(each -> Objects.namespace(each).equals(Objects.namespace(pod)) && selector.matchesObject(each)).count();
                countByDomain.merge(Objects.label(node.node(), key), matching, Long::sum);
            }
            long least = countByDomain.values().stream().mapToLong(Long::longValue).min().orElse(0);
            long here = countByDomain.getOrDefault(Objects.label(candidate.node(), key), 0L) + (selector.matchesObject(pod) ? 1 : 0);
            if (here - least > Math.max(1, constraint.get("maxSkew").whole())) {
                return true;
            }
        }
        return false;
    }
}

package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.NodeChoice;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.apiserver.admission.Usage;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;

/** Which of the nodes that fit is the best, each score from 0 to 100 with the original's weight. */
final class Scores {
    private static final long TAINTS = 3;
    private static final long NODE_AFFINITY = 2;
    private static final long SPREAD = 2;
    /** What a container without requests counts as: 100 millicores and 200 MB (upstream's non-zero defaults). */
    private static final long CPU_MILLI = 100;
    private static final long MEMORY_MILLI = 200L * 1024 * 1024 * 1000;

    private final Mapping pod;
    private final long cpu;
    private final long memory;

    Scores(Mapping pod) {
        this.pod = pod;
        Map<String, Quantity> requests = Usage.amounts(pod, "requests");
        this.cpu = requests.containsKey("cpu") ? requests.get("cpu").milli() : CPU_MILLI;
        this.memory = requests.containsKey("memory") ? requests.get("memory").milli() : MEMORY_MILLI;
    }

    /** The scores in the order of the nodes. */
    long[] of(List<NodeState> fitting) {
        long[] scores = new long[fitting.size()];
        long mostCompany = fitting.stream().mapToLong(this::company).max().orElse(0);
        long mostTaints = fitting.stream().mapToLong(this::mildTaints).max().orElse(0);
        long mostPreference = fitting.stream().mapToLong(node -> Affinity.preference(pod, node.node())).max().orElse(0);
        for (int i = 0; i < scores.length; i++) {
            NodeState node = fitting.get(i);
            long resources = leastAllocated(node) + balanced(node);
            long spread = mostCompany == 0 ? 0 : 100 * (mostCompany - company(node)) / mostCompany;
            long taints = mostTaints == 0 ? 100 : 100 - 100 * mildTaints(node) / mostTaints;
            long preference = mostPreference == 0 ? 0 : 100 * Affinity.preference(pod, node.node()) / mostPreference;
            scores[i] = resources + SPREAD * spread + TAINTS * taints + NODE_AFFINITY * preference;
        }
        return scores;
    }

    private long leastAllocated(NodeState node) {
        return (free(node, "cpu", cpu) + free(node, "memory", memory)) / 2;
    }

    private long free(NodeState node, String resource, long wanted) {
        long all = node.allocatable(resource).milli();
        long free = node.freeMilli(resource) - wanted;
        return all <= 0 || free < 0 ? 0 : (long) (100.0 * free / all);
    }

    /** The nearer the shares of processor and memory in use, the better. */
    private long balanced(NodeState node) {
        double cpuShare = share(node, "cpu", cpu);
        double memoryShare = share(node, "memory", memory);
        return (long) (100 * (1 - Math.abs(cpuShare - memoryShare) / 2));
    }

    private static double share(NodeState node, String resource, long wanted) {
        double all = node.allocatable(resource).milli();
        return all <= 0 ? 1 : Math.min(1, (all - node.freeMilli(resource) + wanted) / all);
    }

    /** How many pods of the same owner are there. */
    private long company(NodeState node) {
        String owner = Objects.controller(pod).map(reference -> reference.get("uid").text()).orElse("");
        if (owner.isEmpty()) {
            return 0;
        }
        return node.pods().stream()
                .filter(each -> Objects.controller(each).map(reference -> reference.get("uid").text().equals(owner)).orElse(false)).count();
    }

    private long mildTaints(NodeState node) {
        long count = 0;
        for (Tree taint : node.node().at("spec", "taints").items()) {
            if (taint.get("effect").text().equals("PreferNoSchedule") && !NodeChoice.tolerates(pod, taint)) {
                count++;
            }
        }
        return count;
    }
}

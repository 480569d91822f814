package dev.drydock.sandbox.cluster.controller.replicaset;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which pods are let go first: {@code controller.ActivePodsWithRanks} of upstream. */
public final class PodRanking {
    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";

    private PodRanking() {}

    /** The pods to delete when there are {@code count} too many. */
    public static List<Mapping> mostExpendable(List<Mapping> pods, int count, long nowMicros) {
        Map<String, Integer> sharing = new LinkedHashMap<>();
        for (Mapping pod : pods) {
            sharing.merge(pod.at("spec", "nodeName").text(), 1, Integer::sum);
        }
        List<Mapping> ranked = new ArrayList<>(pods);
        ranked.sort(Comparator.<Mapping>comparingInt(pod -> pod.at("spec", "nodeName").text().isEmpty() ? 0 : 1)
                .thenComparingInt(pod -> phase(pod.at("status", "phase").text()))
                .thenComparingInt(pod -> Pods.isReady(pod) ? 1 : 0)
                .thenComparingInt(PodRanking::cost)
                .thenComparingInt(pod -> -sharing.get(pod.at("spec", "nodeName").text()))
                .thenComparing(pod -> Pods.isReady(pod) ? Objects.condition(pod, "Ready").get("lastTransitionTime").text() : "", Comparator.reverseOrder())
                .thenComparingInt(pod -> -restarts(pod))
                .thenComparing(pod -> Objects.metadata(pod).get("creationTimestamp").text(), Comparator.reverseOrder())
                .thenComparing(Objects::uid));
        return ranked.subList(0, Math.min(count, ranked.size()));
    }

    private static int phase(String phase) {
        return switch (phase) {
            case "Pending" -> 0;
            case "Unknown" -> 1;
            default -> 2;
        };
    }

    private static int cost(Mapping pod) {
        String cost = Objects.annotations(pod).get(COST).text();
        return cost.matches("-?\\d{1,9}") ? Integer.parseInt(cost) : 0;
    }

    private static int restarts(Mapping pod) {
        int restarts = 0;
        for (Mapping container : pod.at("status", "containerStatuses").mappings()) {
            restarts = Math.max(restarts, container.get("restartCount").wholeInt());
        }
        return restarts;
    }
}

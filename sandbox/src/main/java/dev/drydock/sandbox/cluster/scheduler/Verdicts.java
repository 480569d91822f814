package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every node says of a pod, for whoever asks why it has none. */
public final class Verdicts {
    private Verdicts() {}

    /** The reasons against each node, in the words of {@code FailedScheduling}; none for a node that fits. */
    public static Map<String, List<String>> of(ApiClient client, Mapping pod) {
        List<NodeState> nodes = NodeState.all(client);
        Volumes volumes = new Volumes(client, pod);
        Filters filters = new Filters(pod, nodes);
        Map<String, List<String>> verdicts = new LinkedHashMap<>();
        for (NodeState node : nodes) {
            Verdict verdict = filters.judge(node);
            List<String> reasons = verdict.fits() ? volumes.judge(node.node()).map(Verdict::reasons).orElse(List.of()) : verdict.reasons();
            verdicts.put(Objects.name(node.node()), volumes.trouble.map(List::of).orElse(reasons));
        }
        return verdicts;
    }
}

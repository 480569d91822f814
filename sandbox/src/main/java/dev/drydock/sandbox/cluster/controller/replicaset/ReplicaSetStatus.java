package dev.drydock.sandbox.cluster.controller.replicaset;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** What a ReplicaSet says of its pods. */
final class ReplicaSetStatus {
    private ReplicaSetStatus() {}

    /** Writes the status if it has changed. */
    static Controller.Result write(ApiClient client, Resource resource, Mapping seen, List<Mapping> pods, String failure) {
        Optional<Mapping> found = client.get(resource, Objects.namespace(seen), Objects.name(seen));
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping set = found.get();
        long minReady = set.at("spec", "minReadySeconds").whole();
        long now = client.kernel().now();
        Selector template = Selector.ofLabels(set.at("spec", "template", "metadata", "labels"));
        int labelled = 0;
        int ready = 0;
        int available = 0;
        long soonest = Long.MAX_VALUE;
        for (Mapping pod : pods) {
            labelled += template.matchesObject(pod) ? 1 : 0;
            if (Pods.isReady(pod)) {
                ready++;
                long left = Pods.microsUntilAvailable(pod, minReady, now);
                available += left <= 0 ? 1 : 0;
                soonest = left > 0 ? Math.min(soonest, left) : soonest;
            }
        }
        Mapping.Builder status = Mapping.builder();
        status.putUnlessEmpty("availableReplicas", available).putUnlessEmpty("conditions", conditions(client, set, pods.size(), failure))
                .putUnlessEmpty("fullyLabeledReplicas", labelled).put("observedGeneration", Objects.metadata(set).get("generation"))
                .putUnlessEmpty("readyReplicas", ready).put("replicas", pods.size());
        Mapping after = status.build();
        if (!after.equals(set.get("status"))) {
            ApiResponse answer = client.updateStatus(resource, set.with("status", after));
            if (!answer.ok()) {
                return Controller.failed(answer.message());
            }
        }
        if (!failure.isEmpty()) {
            return Controller.failed(failure);
        }
        return soonest == Long.MAX_VALUE ? Controller.done() : Controller.again(soonest);
    }

    private static Sequence conditions(ApiClient client, Mapping set, int pods, String failure) {
        Sequence others = Sequence.EMPTY;
        Mapping old = Objects.condition(set, "ReplicaFailure");
        for (Tree condition : set.at("status", "conditions").items()) {
            others = condition.get("type").text().equals("ReplicaFailure") ? others : others.plus(condition);
        }
        if (failure.isEmpty()) {
            return others;
        }
        String reason = pods < set.at("spec", "replicas").whole() ? "FailedCreate" : "FailedDelete";
        if (old.get("reason").text().equals(reason)) {
            return others.plus(old);
        }
        return others.plus(Mapping.of(
                "lastTransitionTime", Pods.time(client.kernel().now()), "message", failure, "reason", reason,
                "status", "True", "type", "ReplicaFailure"));
    }
}

package dev.drydock.sandbox.cluster.controller.node;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Conditions;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Deletes pods whose node is gone, and pods that are being deleted before any node had them (upstream's {@code podgc}). */
public final class PodGarbage implements Controller {
    /** A node must be gone for so long until its pods are lost. */
    private static final long QUARANTINE_MICROS = 40_000_000;

    /** Since when a node is missed, in virtual microseconds. */
    private static final Family<Long> MISSED = Family.passing("node-missed");

    @Override
    public String name() {
        return "pod-garbage-collector-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(
                Source.of(Resources.NODES, (client, event) -> event.type() == WatchEvent.Type.MODIFIED ? List.of() : List.of(Objects.name(event.object()))),
                Source.of(Resources.PODS, (client, event) -> ofPod(event)));
    }

    private static List<String> ofPod(WatchEvent event) {
        String node = event.object().at("spec", "nodeName").text();
        boolean bound = event.type() != WatchEvent.Type.DELETED && !node.isEmpty() && !event.before().at("spec", "nodeName").text().equals(node);
        return bound ? List.of(node) : List.of();
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        Key<Long> missed = MISSED.key(key);
        Transaction transaction = client.kernel().transaction();
        if (client.get(Resources.NODES, "", key).isPresent() || client.podsOn(key).isEmpty()) {
            transaction.remove(missed);
            return Controller.done();
        }
        long now = client.kernel().now();
        Optional<Long> since = transaction.find(missed);
        if (since.isEmpty()) {
            transaction.put(missed, now);
        }
        long left = since.orElse(now) + QUARANTINE_MICROS - now;
        if (left > 0) {
            return Controller.again(left);
        }
        for (Mapping pod : client.podsOn(key)) {
            remove(client, pod);
        }
        transaction.remove(missed);
        return Controller.done();
    }

    private static void remove(ApiClient client, Mapping pod) {
        String phase = pod.at("status", "phase").text();
        if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
            client.updateStatus(Resources.PODS, Conditions.set(pod.withAt("Failed", "status", "phase"), "DisruptionTarget", "True", "DeletionByPodGC",
                    "PodGC: node no longer exists", Pods.time(client.kernel().now())));
        }
        client.delete(Resources.PODS, Objects.namespace(pod), Objects.name(pod), Mapping.of("gracePeriodSeconds", 0));
    }
}

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
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Deletes pods from nodes whose {@code NoExecute} taints they do not tolerate, or no longer (upstream's {@code tainteviction}). */
public final class TaintEviction implements Controller {
    private static final String NAME = "taint-eviction-controller";

    /** Pods that are to be deleted, by their key; the virtual time of it. */
    private static final Family<Long> DUE = Family.passing("taint-eviction");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.of(Resources.PODS, TaintEviction::ofPod), Source.of(Resources.NODES, TaintEviction::ofNode));
    }

    /** Pods matter from the moment when they have a node. */
    private static List<String> ofPod(ApiClient client, WatchEvent event) {
        String node = event.object().at("spec", "nodeName").text();
        boolean bound = !node.isEmpty() && !event.before().at("spec", "nodeName").text().equals(node);
        boolean tolerations = event.type() == WatchEvent.Type.MODIFIED && event.before().get("spec") != event.object().get("spec")
                && !event.before().at("spec", "tolerations").equals(event.object().at("spec", "tolerations"));
        return bound || tolerations || event.type() == WatchEvent.Type.DELETED && client.kernel().transaction().has(DUE.key(Objects.key(event.object())))
                ? List.of(Objects.key(event.object())) : List.of();
    }

    private static List<String> ofNode(ApiClient client, WatchEvent event) {
        boolean same = Taints.noExecute(event.object()).equals(Taints.noExecute(event.before()));
        return same || event.type() == WatchEvent.Type.DELETED ? List.of()
                : client.podsOn(Objects.name(event.object())).stream().map(Objects::key).toList();
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> pod = client.get(Resources.PODS, key.substring(0, slash), key.substring(slash + 1));
        Key<Long> due = DUE.key(key);
        Transaction transaction = client.kernel().transaction();
        if (pod.isEmpty()) {
            transaction.remove(due);
            return Controller.done();
        }
        List<Tree> taints = client.get(Resources.NODES, "", pod.get().at("spec", "nodeName").text()).map(Taints::noExecute).orElse(List.of());
        List<Tree> used = Taints.used(pod.get(), taints);
        long seconds = !taints.isEmpty() && used.isEmpty() ? 0 : shortest(used);
        if (taints.isEmpty() || seconds == Long.MAX_VALUE) {
            if (transaction.has(due)) {
                transaction.remove(due);
                client.event(pod.get(), "Normal", "TaintManagerEviction", "Cancelling deletion of Pod " + key, NAME);
            }
            return Controller.done();
        }
        long now = client.kernel().now();
        long at = transaction.find(due).orElse(now + seconds * 1_000_000L);
        if (at > now) {
            transaction.put(due, at);
            return Controller.again(at - now);
        }
        transaction.remove(due);
        return delete(client, pod.get(), key);
    }

    /** The shortest of the times for which the taints are tolerated, in seconds; the largest number if for ever. */
    private static long shortest(List<Tree> tolerations) {
        long shortest = Long.MAX_VALUE;
        for (Tree toleration : tolerations) {
            if (!toleration.get("tolerationSeconds").isNothing()) {
                shortest = Math.min(shortest, Math.max(0, toleration.get("tolerationSeconds").whole()));
            }
        }
        return shortest;
    }

    private static Result delete(ApiClient client, Mapping pod, String key) {
        client.event(pod, "Normal", "TaintManagerEviction", "Marking for deletion Pod " + key, NAME);
        Mapping marked = Conditions.set(pod, "DisruptionTarget", "True", "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint",
                Pods.time(client.kernel().now()));
        client.updateStatus(Resources.PODS, marked);
        var answer = client.delete(Resources.PODS, Objects.namespace(pod), Objects.name(pod), Mapping.EMPTY);
        return answer.ok() || answer.is("NotFound") ? Controller.done() : Controller.failed(answer.message());
    }
}

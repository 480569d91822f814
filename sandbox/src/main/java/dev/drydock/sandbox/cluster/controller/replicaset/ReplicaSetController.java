package dev.drydock.sandbox.cluster.controller.replicaset;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps as many pods as a ReplicaSet asks for. */
public final class ReplicaSetController implements Controller {
    /** ReplicaSets and the older ReplicationControllers are kept by the same code, as upstream. */
    private final Resource resource;
    private final String name;

    /** @param name as it names itself */
    private ReplicaSetController(Resource resource, String name) {
        this.resource = resource;
        this.name = name;
    }

    /** Of ReplicaSets. */
    public ReplicaSetController() {
        this(Resources.REPLICA_SETS, "replicaset-controller");
    }

    public static ReplicaSetController ofReplicationControllers() {
        return new ReplicaSetController(Resources.REPLICATION_CONTROLLERS, "replication-controller");
    }

    /** Upstream's {@code BurstReplicas}: more are not made or deleted at once. */
    private static final int BURST = 500;

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(resource), Source.of(Resources.PODS, this::ofPod));
    }

    /** A pod concerns the set that made it; one that nobody controls concerns the sets that would take it. */
    private List<String> ofPod(ApiClient client, WatchEvent event) {
        List<String> keys = new ArrayList<>();
        Pods.ownerKey(event.object(), resource.kind()).ifPresent(keys::add);
        Pods.ownerKey(event.before(), resource.kind()).filter(key -> !keys.contains(key)).ifPresent(keys::add);
        if (Objects.controller(event.object()).isEmpty() && event.type() != WatchEvent.Type.DELETED) {
            for (Mapping set : client.list(resource, Objects.namespace(event.object()))) {
                if (selector(set).matchesObject(event.object())) {
                    keys.add(Objects.key(set));
                }
            }
        }
        return keys;
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(resource, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping set = found.get();
        List<Mapping> pods = Pods.active(Pods.claim(client, set, selector(set)));
        String failure = "";
        if (!Objects.isBeingDeleted(set)) {
            failure = adjust(client, set, pods);
        }
        return ReplicaSetStatus.write(client, resource, set, Pods.active(client.ownedBy(Resources.PODS, Objects.uid(set))), failure);
    }

    /** Makes or deletes what is missing or too much; why it did not work, or empty. */
    private String adjust(ApiClient client, Mapping set, List<Mapping> pods) {
        int missing = set.at("spec", "replicas").wholeInt() - pods.size();
        if (missing > 0) {
            return make(client, set, Math.min(missing, BURST));
        }
        return missing < 0 ? delete(client, set, pods, Math.min(-missing, BURST)) : "";
    }

    private String make(ApiClient client, Mapping set, int count) {
        Mapping pod = Pods.fromTemplate(set.at("spec", "template").mapping(), set);
        for (int made = 0; made < count; made++) {
            ApiResponse answer = client.create(Resources.PODS, Objects.namespace(set), pod);
            if (!answer.ok()) {
                // A namespace that ends takes no pods, and the set ends with it.
                boolean ending = answer.message().contains("because it is being terminated");
                if (!ending) {
                    client.event(set, "Warning", "FailedCreate", "Error creating: " + answer.message(), name);
                }
                return ending ? "" : answer.message();
            }
            client.event(set, "Normal", "SuccessfulCreate", "Created pod: " + Objects.name(answer.body()), name);
        }
        return "";
    }

    private String delete(ApiClient client, Mapping set, List<Mapping> pods, int count) {
        for (Mapping pod : PodRanking.mostExpendable(pods, count, client.kernel().now())) {
            ApiResponse answer = client.delete(Resources.PODS, Objects.namespace(pod), Objects.name(pod), Mapping.EMPTY);
            if (!answer.ok() && !answer.is("NotFound")) {
                client.event(set, "Warning", "FailedDelete", "Error deleting: " + answer.message(), name);
                return answer.message();
            }
            client.event(set, "Normal", "SuccessfulDelete", "Deleted pod: " + Objects.name(pod), name);
        }
        return "";
    }

    private Selector selector(Mapping set) {
        Tree selector = set.at("spec", "selector");
        return resource == Resources.REPLICA_SETS ? Selector.of(selector) : Selector.ofLabels(selector);
    }
}

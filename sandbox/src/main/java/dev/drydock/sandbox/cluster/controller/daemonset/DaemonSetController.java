package dev.drydock.sandbox.cluster.controller.daemonset;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.cluster.controller.TemplateHash;
import dev.drydock.sandbox.cluster.controller.revision.History;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a pod on each node ({@code pkg/controller/daemon}). */
public final class DaemonSetController implements Controller {
    static final String NAME = "daemonset-controller";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.DAEMON_SETS), Source.of(Resources.PODS, DaemonSetController::ofPod),
                Source.of(Resources.NODES, DaemonSetController::ofNode));
    }

    private static List<String> ofPod(ApiClient client, WatchEvent event) {
        List<String> keys = new ArrayList<>();
        Pods.ownerKey(event.object(), "DaemonSet").ifPresent(keys::add);
        Pods.ownerKey(event.before(), "DaemonSet").filter(key -> !keys.contains(key)).ifPresent(keys::add);
        if (Objects.controller(event.object()).isEmpty() && event.type() != WatchEvent.Type.DELETED) {
            for (Mapping set : client.list(Resources.DAEMON_SETS, Objects.namespace(event.object()))) {
                if (Selector.of(set.at("spec", "selector")).matchesObject(event.object())) {
                    keys.add(Objects.key(set));
                }
            }
        }
        return keys;
    }

    /** A node that comes, goes, or wants other pods than before concerns every set. */
    private static List<String> ofNode(ApiClient client, WatchEvent event) {
        boolean same = event.type() == WatchEvent.Type.MODIFIED && event.object().get("spec").equals(event.before().get("spec"))
                && Objects.labels(event.object()).equals(Objects.labels(event.before()));
        return same ? List.of() : client.list(Resources.DAEMON_SETS).stream().map(Objects::key).toList();
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.DAEMON_SETS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty() || Objects.isBeingDeleted(found.get())) {
            return Controller.done();
        }
        Mapping set = found.get();
        Selector selector = Selector.of(set.at("spec", "selector"));
        if (selector.isEverything()) {
            client.event(set, "Warning", "SelectingAll", "This daemon set is selecting all pods. A non-empty selector is required.", NAME);
            return Controller.done();
        }
        String hash = TemplateHash.of(set.at("spec", "template"), set.at("status", "collisionCount"));
        Optional<Mapping> revision = History.present(client, set, History.of(client, set), hash, History.POD_LABEL);
        if (revision.isEmpty()) {
            return Controller.failed("the revision could not be written");
        }
        return new Nodes(client, set, Objects.label(revision.get(), History.POD_LABEL), Pods.claim(client, set, selector)).go();
    }
}

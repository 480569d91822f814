package dev.drydock.sandbox.cluster.controller.statefulset;

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
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps numbered pods ({@code pkg/controller/statefulset}). */
public final class StatefulSetController implements Controller {
    static final String NAME = "statefulset-controller";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.STATEFUL_SETS), Source.of(Resources.PODS, StatefulSetController::ofPod));
    }

    private static List<String> ofPod(ApiClient client, WatchEvent event) {
        List<String> keys = new ArrayList<>();
        Pods.ownerKey(event.object(), "StatefulSet").ifPresent(keys::add);
        Pods.ownerKey(event.before(), "StatefulSet").filter(key -> !keys.contains(key)).ifPresent(keys::add);
        if (Objects.controller(event.object()).isEmpty() && event.type() != WatchEvent.Type.DELETED) {
            for (Mapping set : client.list(Resources.STATEFUL_SETS, Objects.namespace(event.object()))) {
                if (Selector.of(set.at("spec", "selector")).matchesObject(event.object())) {
                    keys.add(Objects.key(set));
                }
            }
        }
        return keys;
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.STATEFUL_SETS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping set = found.get();
        List<Mapping> pods = Pods.claim(client, set, Selector.of(set.at("spec", "selector")));
        List<Mapping> revisions = History.of(client, set);
        String hash = TemplateHash.ofText(History.text(History.patch(set)), Tree.of(set.at("status", "collisionCount").whole()));
        Optional<Mapping> update = History.present(client, set, revisions, hash, "controller.kubernetes.io/hash");
        if (update.isEmpty()) {
            return Controller.failed("the revision could not be written");
        }
        String name = set.at("status", "currentRevision").text();
        Mapping current = revisions.stream().filter(revision -> Objects.name(revision).equals(name)).findFirst().orElse(update.get());
        return new March(client, set, pods, new March.Templates(current, update.get())).go();
    }
}

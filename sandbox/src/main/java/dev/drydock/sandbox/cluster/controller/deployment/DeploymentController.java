package dev.drydock.sandbox.cluster.controller.deployment;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the pods of a Deployment from template to template ({@code pkg/controller/deployment}). */
public final class DeploymentController implements Controller {
    static final String NAME = "deployment-controller";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.DEPLOYMENTS), Source.of(Resources.REPLICA_SETS, DeploymentController::ofSet),
                Source.of(Resources.PODS, DeploymentController::ofGonePod));
    }

    /** A set concerns the Deployment that made it; one that nobody controls those that would take it. */
    private static List<String> ofSet(ApiClient client, WatchEvent event) {
        List<String> keys = new ArrayList<>();
        Pods.ownerKey(event.object(), "Deployment").ifPresent(keys::add);
        Pods.ownerKey(event.before(), "Deployment").filter(key -> !keys.contains(key)).ifPresent(keys::add);
        if (Objects.controller(event.object()).isEmpty() && event.type() != WatchEvent.Type.DELETED) {
            for (Mapping deployment : client.list(Resources.DEPLOYMENTS, Objects.namespace(event.object()))) {
                if (Selector.of(deployment.at("spec", "selector")).matchesObject(event.object())) {
                    keys.add(Objects.key(deployment));
                }
            }
        }
        return keys;
    }

    /** Recreating goes on when the last old pod has gone. */
    private static List<String> ofGonePod(ApiClient client, WatchEvent event) {
        if (event.type() != WatchEvent.Type.DELETED) {
            return List.of();
        }
        Optional<Mapping> set = Pods.ownerKey(event.object(), "ReplicaSet")
                .flatMap(key -> client.get(Resources.REPLICA_SETS, Objects.namespace(event.object()), key.substring(key.indexOf('/') + 1)));
        return set.flatMap(one -> Pods.ownerKey(one, "Deployment")).map(List::of).orElse(List.of());
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.DEPLOYMENTS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping deployment = found.get();
        Selector selector = Selector.of(deployment.at("spec", "selector"));
        if (selector.isEverything()) {
            client.event(deployment, "Warning", "SelectingAll", "This deployment is selecting all pods. A non-empty selector is required.", NAME);
            return Controller.done();
        }
        return new Rollout(client, deployment, OwnedSets.claim(client, deployment, selector)).go();
    }
}

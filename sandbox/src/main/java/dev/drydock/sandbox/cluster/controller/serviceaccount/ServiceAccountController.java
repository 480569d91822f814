package dev.drydock.sandbox.cluster.controller.serviceaccount;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Keeps a service account {@code default} in every namespace. */
public final class ServiceAccountController implements Controller {
    @Override
    public String name() {
        return "serviceaccount-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(
                Source.itself(Resources.NAMESPACES),
                Source.of(Resources.SERVICE_ACCOUNTS, (client, event) -> List.of(Objects.namespace(event.object()))));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        Optional<Mapping> namespace = client.get(Resources.NAMESPACES, "", key);
        boolean ending = namespace.isEmpty() || Objects.isBeingDeleted(namespace.get());
        if (ending || client.get(Resources.SERVICE_ACCOUNTS, key, "default").isPresent()) {
            return Controller.done();
        }
        ApiResponse made = client.create(Resources.SERVICE_ACCOUNTS, key, Mapping.of(
                "apiVersion", "v1", "kind", "ServiceAccount", "metadata", Mapping.of("name", "default", "namespace", key)));
        return made.ok() ? Controller.done() : Controller.failed(made.message());
    }
}

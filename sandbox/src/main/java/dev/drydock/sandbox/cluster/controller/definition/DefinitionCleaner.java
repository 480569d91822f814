package dev.drydock.sandbox.cluster.controller.definition;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.custom.Definition;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.List;
import java.util.Optional;

/** Deletes the objects of a definition before it goes itself (upstream's {@code crdfinalizer}). */
public final class DefinitionCleaner implements Controller {
    @Override
    public String name() {
        return "crd-finalizer";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.CUSTOM_RESOURCE_DEFINITIONS), Source.of(Resources.ANYTHING, DefinitionCleaner::ofObject));
    }

    /** The last object of a definition that is being deleted may have gone. */
    private static List<String> ofObject(ApiClient client, WatchEvent event) {
        String apiVersion = event.object().get("apiVersion").text();
        if (event.type() != WatchEvent.Type.DELETED || Resources.ofKind(apiVersion, event.object().get("kind").text()).isPresent()) {
            return List.of();
        }
        return client.resource(apiVersion, event.object().get("kind").text()).map(resource -> List.of(resource.plural() + "." + resource.group())).orElse(List.of());
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        Optional<Mapping> found = client.get(Resources.CUSTOM_RESOURCE_DEFINITIONS, "", key).filter(Objects::isBeingDeleted);
        if (found.isEmpty()) {
            return Controller.done();
        }
        Optional<Resource> resource = new Definition(found.get()).kept();
        if (resource.isPresent()) {
            for (Mapping object : client.list(resource.get())) {
                if (!Objects.isBeingDeleted(object)) {
                    client.delete(resource.get(), Objects.namespace(object), Objects.name(object), Mapping.EMPTY);
                }
            }
            if (!client.list(resource.get()).isEmpty()) {
                return Controller.done();
            }
        }
        List<String> left = Objects.metadata(found.get()).get("finalizers").texts().stream().filter(each -> !each.equals(Definition.CLEANUP)).toList();
        client.update(Resources.CUSTOM_RESOURCE_DEFINITIONS, left.isEmpty() ? found.get().withoutAt("metadata", "finalizers")
                : found.get().withAt(Sequence.ofTexts(left), "metadata", "finalizers"));
        return Controller.done();
    }
}

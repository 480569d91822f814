package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;

/** Makes an object: {@code POST} to a collection. */
final class Create {
    private Create() {}

    static ApiResponse run(ApiCall call, Tree body) {
        if (!call.name().isEmpty()) {
            return Refusals.methodNotAllowed();
        }
        Resource resource = call.resource();
        Mapping object = body.mapping().with("metadata", metadata(call, Objects.metadata(body)));
        String name = Objects.name(object);
        if (resource.namespaced()) {
            var namespace = call.registry().find(Resources.NAMESPACES, "", call.namespace());
            if (namespace.isEmpty()) {
                return Refusals.notFound(Resources.NAMESPACES, call.namespace());
            }
            if (Objects.isBeingDeleted(namespace.get())) {
                return Refusals.forbidden(resource, name, "unable to create new content in namespace " + call.namespace()
                        + " because it is being terminated");
            }
        }
        if (call.registry().has(resource, call.namespace(), name)) {
            return Refusals.alreadyExists(resource, name);
        }
        return ApiResponse.created(call.dryRun() ? object : call.registry().insert(resource, object));
    }

    private static Mapping metadata(ApiCall call, Mapping given) {
        Mapping metadata = given;
        String base = given.get("generateName").text();
        if (given.get("name").text().isEmpty() && !base.isEmpty()) {
            String name = Names.generate(call.kernel(), base);
            while (call.registry().has(call.resource(), call.namespace(), name)) {
                name = Names.generate(call.kernel(), base);
            }
            metadata = metadata.with("name", name);
        }
        metadata = call.resource().namespaced() ? metadata.with("namespace", call.namespace()) : metadata.without("namespace");
        return metadata.with("uid", Names.uid(call.kernel())).with("creationTimestamp", call.time())
                .without("resourceVersion").without("deletionTimestamp").without("deletionGracePeriodSeconds").without("selfLink");
    }
}

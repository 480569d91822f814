package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.SelectorWords;
import dev.drydock.sandbox.cluster.apiserver.patch.JsonPatch;
import dev.drydock.sandbox.cluster.apiserver.patch.MergePatch;
import dev.drydock.sandbox.cluster.apiserver.validation.FieldError;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** The parts of objects that are resources themselves. */
final class Subresources {
    private Subresources() {}

    /** Changes a part by a patch of it. */
    static ApiResponse patch(ApiServer server, ApiCall call, PatchType type, Tree patch) {
        Optional<Mapping> found = call.registry().find(call.resource(), call.namespace(), call.name());
        if (found.isEmpty()) {
            return Refusals.notFound(call.resource(), call.name());
        }
        return switch (call.subresource()) {
            case "scale" -> {
                Mapping scale = scale(call, found.get());
                Optional<Tree> changed = type == PatchType.JSON ? JsonPatch.apply(scale, patch) : Optional.of(MergePatch.apply(scale, patch));
                yield changed.isPresent() ? rescale(call, found.get(), changed.get()) : Refusals.badRequest("the server rejected our request due to an error in our request");
            }
            case "ephemeralcontainers", "resize" -> Patch.run(call, type, patch);
            default -> call.resource().has(call.subresource()) ? Patch.run(call, type, patch) : Refusals.noPath();
        };
    }

    static ApiResponse serve(ApiServer server, ApiCall call, String method, Tree body) {
        Optional<Mapping> found = call.registry().find(call.resource(), call.namespace(), call.name());
        if (found.isEmpty()) {
            return Refusals.notFound(call.resource(), call.name());
        }
        return switch (method + " " + call.subresource()) {
            case "GET status" -> ApiResponse.ok(found.get());
            case "POST binding" -> bind(call, found.get(), body);
            case "POST eviction" -> Evict.run(call, found.get(), body);
            case "POST token" -> Identity.issue(call, found.get(), body);
            case "PUT finalize" -> finalize(call, found.get(), body);
            case "GET approval" -> ApiResponse.ok(found.get());
            case "PUT approval" -> approve(call, found.get(), body);
            case "GET scale" -> ApiResponse.ok(scale(call, found.get()));
            case "PUT scale" -> rescale(call, found.get(), body);
            default -> Refusals.noPath();
        };
    }

    private static ApiResponse bind(ApiCall call, Mapping pod, Tree body) {
        String node = pod.at("spec", "nodeName").text();
        if (!node.isEmpty()) {
            return Refusals.conflict(call.resource(), call.name(), "pod " + call.name() + " is already assigned to node \"" + node + "\"");
        }
        if (Objects.isBeingDeleted(pod)) {
            return Refusals.conflict(call.resource(), call.name(), "pod " + call.name() + " is being deleted, cannot be assigned to a host");
        }
        Mapping bound = pod.with("spec", pod.get("spec").mapping().with("nodeName", body.at("target", "name").text()));
        Mapping condition = Mapping.of("lastProbeTime", dev.drydock.sandbox.tree.Nothing.NOTHING, "lastTransitionTime", call.time(), "status", "True", "type", "PodScheduled");
        Sequence conditions = Sequence.EMPTY;
        for (Tree each : pod.at("status", "conditions").items()) {
            conditions = each.get("type").text().equals("PodScheduled") ? conditions : conditions.plus(each);
        }
        bound = bound.with("status", bound.get("status").mapping().with("conditions", conditions.plus(condition)));
        if (!call.dryRun()) {
            call.registry().replace(call.resource(), pod, bound);
        }
        return Evict.success();
    }

    /** Only the verdict is taken. */
    private static ApiResponse approve(ApiCall call, Mapping before, Tree body) {
        Sequence conditions = Sequence.EMPTY;
        for (Tree each : body.at("status", "conditions").items()) {
            Mapping condition = each.mapping().has("lastTransitionTime") ? each.mapping() : each.mapping().with("lastTransitionTime", call.time());
            conditions = conditions.plus(condition.get("lastUpdateTime").isEmpty() ? condition.with("lastUpdateTime", call.time()) : condition);
        }
        Mapping after = before.with("status", before.get("status").mapping().with("conditions", conditions));
        return ApiResponse.ok(call.dryRun() ? after : call.registry().replace(call.resource(), before, after));
    }

    private static ApiResponse finalize(ApiCall call, Mapping before, Tree body) {
        Mapping after = before.with("spec", body.get("spec"));
        Mapping stored = call.registry().replace(call.resource(), before, after);
        if (Objects.isBeingDeleted(stored) && stored.at("spec", "finalizers").isEmpty() && Objects.metadata(stored).get("finalizers").isEmpty()) {
            call.registry().remove(call.resource(), stored);
        }
        return ApiResponse.ok(stored);
    }

    private static Mapping scale(ApiCall call, Mapping object) {
        Mapping metadata = Objects.metadata(object);
        Mapping.Builder kept = Mapping.builder();
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            kept.put(field, metadata.get(field));
        }
        Tree selector = object.at("spec", "selector");
        String text = SelectorWords.of(call.resource() == Resources.REPLICATION_CONTROLLERS ? Mapping.of("matchLabels", selector) : selector);
        if (!Resources.isOwn(call.resource())) {
            Tree paths = new Catalogue(call.registry()).subresource(call.resource(), "scale");
            Tree labels = object.at(path(paths, "labelSelectorPath"));
            return Mapping.of("kind", "Scale", "apiVersion", "autoscaling/v1", "metadata", kept.build(),
                    "spec", Mapping.of("replicas", object.at(path(paths, "specReplicasPath")).whole()),
                    "status", Mapping.builder().put("replicas", object.at(path(paths, "statusReplicasPath")).whole()).putUnlessEmpty("selector", labels.text()).build());
        }
        return Mapping.of("kind", "Scale", "apiVersion", "autoscaling/v1", "metadata", kept.build(),
                "spec", Mapping.of("replicas", object.at("spec", "replicas")),
                "status", Mapping.builder().put("replicas", object.at("status", "replicas").whole()).putUnlessEmpty("selector", text).build());
    }

    /** {@code .spec.replicas} as steps. */
    private static String[] path(Tree scale, String which) {
        String text = scale.get(which).text();
        return (text.startsWith(".") ? text.substring(1) : text.isEmpty() ? "-" : text).split("\\.");
    }

    private static ApiResponse rescale(ApiCall call, Mapping before, Tree body) {
        String known = Objects.resourceVersion(body);
        if (!known.isEmpty() && !known.equals(Objects.resourceVersion(before))) {
            return Refusals.stale(call.resource(), call.name());
        }
        long replicas = body.at("spec", "replicas").whole();
        if (replicas < 0) {
            return Refusals.invalid("autoscaling", "Scale", call.name(), List.of(
                    FieldError.invalid("spec.replicas", Long.toString(replicas), "must be greater than or equal to 0")));
        }
        Mapping after = Resources.isOwn(call.resource()) ? before.with("spec", before.get("spec").mapping().with("replicas", replicas))
                : before.withAt(replicas, path(new Catalogue(call.registry()).subresource(call.resource(), "scale"), "specReplicasPath"));
        Mapping noted = Update.managed(call, before, after);
        ApiResponse written = Update.applied(call.whole(), before, Prepared.of(noted));
        return written.ok() ? ApiResponse.ok(scale(call, written.body())) : written;
    }
}

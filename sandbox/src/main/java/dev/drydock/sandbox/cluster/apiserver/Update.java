package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Replaces an object or a part of it: {@code PUT}, and the second half of {@code PATCH}. */
final class Update {
    /** What a writer cannot change whatever he sends. */
    private static final List<String> FIXED = List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "name", "namespace", "generateName");

    private Update() {}

    static ApiResponse run(ApiCall call, Tree body) {
        Resource resource = call.resource();
        Optional<Mapping> found = call.registry().find(resource, call.namespace(), call.name());
        if (found.isEmpty()) {
            return Refusals.notFound(resource, call.name());
        }
        Mapping before = found.get();
        String known = Objects.resourceVersion(body);
        if (!known.isEmpty() && !known.equals(Objects.resourceVersion(before))) {
            return Refusals.stale(resource, call.name());
        }
        String uid = Objects.uid(body);
        if (!uid.isEmpty() && !uid.equals(Objects.uid(before))) {
            return Refusals.conflict(resource, call.name(), "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Objects.uid(before));
        }
        return write(call, before, merged(call, before, body.mapping()));
    }

    /** What is taken from the old and what from the new object. */
    private static Mapping merged(ApiCall call, Mapping before, Mapping sent) {
        Mapping metadata = Objects.metadata(sent);
        Mapping old = Objects.metadata(before);
        for (String field : FIXED) {
            metadata = old.has(field) ? metadata.with(field, old.get(field)) : metadata.without(field);
        }
        metadata = metadata.with("resourceVersion", old.get("resourceVersion"));
        if (call.subresource().equals("status")) {
            return before.with("status", sent.get("status"));
        }
        Mapping after = sent.with("metadata", metadata);
        if (call.resource().has("status")) {
            after = before.has("status") ? after.with("status", before.get("status")) : after.without("status");
        }
        return generation(before, after);
    }

    /** Counts changes of what is wished for. */
    private static Mapping generation(Mapping before, Mapping after) {
        Tree generation = Objects.metadata(before).get("generation");
        if (generation.isNothing()) {
            return after;
        }
        long next = generation.whole() + (before.get("spec").equals(after.get("spec")) ? 0 : 1);
        return after.with("metadata", Objects.metadata(after).with("generation", next));
    }

    static ApiResponse write(ApiCall call, Mapping before, Mapping after) {
        if (before.equals(after)) {
            return ApiResponse.ok(before);
        }
        if (call.dryRun()) {
            return ApiResponse.ok(after);
        }
        Mapping stored = call.registry().replace(call.resource(), before, after);
        if (Objects.isBeingDeleted(stored) && Objects.metadata(stored).get("finalizers").isEmpty()
                && Objects.metadata(stored).get("deletionGracePeriodSeconds").whole() == 0) {
            call.registry().remove(call.resource(), stored);
        }
        return ApiResponse.ok(stored);
    }
}

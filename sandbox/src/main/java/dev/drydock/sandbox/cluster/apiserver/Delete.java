package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Deletes an object at once, or marks it when finalizers or a kubelet must do something first. */
final class Delete {
    private static final List<String> IMMORTAL = List.of("default", "kube-system", "kube-public");
    private static final long POD_GRACE_SECONDS = 30;

    private Delete() {}

    static ApiResponse run(ApiCall call, Mapping options) {
        Resource resource = call.resource();
        Optional<Mapping> found = call.registry().find(resource, call.namespace(), call.name());
        if (found.isEmpty()) {
            return Refusals.notFound(resource, call.name());
        }
        Mapping before = found.get();
        if (resource == Resources.NAMESPACES && IMMORTAL.contains(call.name())) {
            return Refusals.forbidden(resource, call.name(), "this namespace may not be deleted");
        }
        String uid = options.at("preconditions", "uid").text();
        if (!uid.isEmpty() && !uid.equals(Objects.uid(before))) {
            return Refusals.conflict(resource, call.name(), "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Objects.uid(before));
        }
        if (call.dryRun()) {
            return ApiResponse.ok(before);
        }
        Mapping marked = finalizers(before, policy(call, options));
        long grace = grace(call, before, options);
        boolean waits = !Objects.metadata(marked).get("finalizers").isEmpty() || grace > 0 || isUnfinishedNamespace(resource, before);
        if (!waits) {
            Mapping gone = call.registry().remove(resource, marked == before ? before : call.registry().replace(resource, before, marked));
            return ApiResponse.ok(success(resource, gone));
        }
        return ApiResponse.ok(mark(call, before, marked, grace));
    }

    /** Deletes a collection. */
    static ApiResponse all(ApiCall call, Mapping options) {
        ApiResponse listed = Read.list(call);
        for (Tree item : listed.body().get("items").items()) {
            run(call.named(Objects.name(item)), options);
        }
        return listed;
    }

    private static Mapping mark(ApiCall call, Mapping before, Mapping finalized, long grace) {
        Mapping metadata = Objects.metadata(finalized);
        boolean already = Objects.isBeingDeleted(before);
        if (already && (!metadata.has("deletionGracePeriodSeconds") || metadata.get("deletionGracePeriodSeconds").whole() <= grace) && finalized == before) {
            return before;
        }
        if (!already || metadata.get("deletionGracePeriodSeconds").whole() > grace) {
            metadata = metadata.with("deletionGracePeriodSeconds", grace)
                    .with("deletionTimestamp", ApiCall.time(call.kernel().now() + grace * 1_000_000L));
        }
        if (!already && metadata.has("generation")) {
            metadata = metadata.with("generation", metadata.get("generation").whole() + 1);
        }
        Mapping marked = finalized.with("metadata", metadata);
        if (call.resource() == Resources.NAMESPACES) {
            marked = marked.with("status", marked.get("status").mapping().with("phase", "Terminating"));
        }
        return marked.equals(before) ? before : call.registry().replace(call.resource(), before, marked);
    }

    private static boolean isUnfinishedNamespace(Resource resource, Mapping object) {
        return resource == Resources.NAMESPACES && !object.at("spec", "finalizers").isEmpty();
    }

    private static long grace(ApiCall call, Mapping object, Mapping options) {
        if (call.resource() != Resources.PODS) {
            return 0;
        }
        Tree asked = options.get("gracePeriodSeconds");
        Tree own = object.at("spec", "terminationGracePeriodSeconds");
        long grace = !asked.isNothing() ? asked.whole() : own.isNothing() ? POD_GRACE_SECONDS : own.whole();
        String phase = object.at("status", "phase").text();
        boolean nowhere = object.at("spec", "nodeName").text().isEmpty() || phase.equals("Succeeded") || phase.equals("Failed");
        return nowhere ? 0 : Math.max(0, grace);
    }

    private static String policy(ApiCall call, Mapping options) {
        String policy = options.get("propagationPolicy").text();
        return options.get("orphanDependents").truth() ? "Orphan" : policy;
    }

    private static Mapping finalizers(Mapping object, String policy) {
        String wanted = policy.equals("Foreground") ? "foregroundDeletion" : policy.equals("Orphan") ? "orphan" : "";
        List<String> have = Objects.metadata(object).get("finalizers").texts();
        if (wanted.isEmpty() || have.contains(wanted)) {
            return object;
        }
        Sequence more = Sequence.ofTexts(have).plus(wanted);
        return object.with("metadata", Objects.metadata(object).with("finalizers", more));
    }

    /** The answer when nothing of the object is left; a few kinds answer with themselves. */
    private static Tree success(Resource resource, Mapping gone) {
        if (resource == Resources.PODS || resource == Resources.SERVICES || resource == Resources.NAMESPACES || resource == Resources.SERVICE_ACCOUNTS
                || resource == Resources.RESOURCE_QUOTAS || resource == Resources.VOLUMES || resource == Resources.CLAIMS) {
            return gone;
        }
        Mapping details = Mapping.builder().put("name", Objects.name(gone)).putUnlessEmpty("group", resource.group())
                .put("kind", resource.plural()).put("uid", Objects.uid(gone)).build();
        return Mapping.of("kind", "Status", "apiVersion", "v1", "metadata", Mapping.EMPTY, "status", "Success", "details", details);
    }
}

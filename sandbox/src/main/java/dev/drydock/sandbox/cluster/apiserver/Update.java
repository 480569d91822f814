package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.admission.Quotas;
import dev.drydock.sandbox.cluster.apiserver.custom.Definition;
import dev.drydock.sandbox.cluster.apiserver.custom.Fitness;
import dev.drydock.sandbox.cluster.apiserver.defaults.Defaults;
import dev.drydock.sandbox.cluster.apiserver.ownership.Managers;
import dev.drydock.sandbox.cluster.apiserver.validation.FieldError;
import dev.drydock.sandbox.cluster.apiserver.validation.Validation;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces an object or a part of it: {@code PUT}, and the second half of {@code PATCH}. */
final class Update {
    /** What a writer cannot change whatever he sends. */
    private static final List<String> FIXED = List.of("managedFields", "generation", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "name", "namespace", "generateName");

    private Update() {}

    static ApiResponse run(ApiCall call, Tree body) {
        Resource resource = call.resource();
        Optional<Mapping> found = call.registry().find(resource, call.namespace(), call.name());
        if (found.isEmpty()) {
            return Refusals.notFound(resource, call.name());
        }
        return proceed(call, found.get(), Intake.read(call, body, found.get()));
    }

    /** Writes what an apply has made, which has its managers already. */
    static ApiResponse applied(ApiCall call, Mapping before, Prepared read) {
        return proceed(call, before, read, true);
    }

    /** Writes what was read, if it may replace what is there. */
    static ApiResponse proceed(ApiCall call, Mapping before, Prepared read) {
        return proceed(call, before, read, false);
    }

    private static ApiResponse proceed(ApiCall call, Mapping before, Prepared read, boolean managed) {
        Resource resource = call.resource();
        if (read.refusal().isPresent()) {
            return read.refusal().get();
        }
        Optional<ApiResponse> refusal = outdated(call, before, read.object());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Mapping after = merged(call, before, read.object());
        List<FieldError> errors = new ArrayList<>();
        if (call.subresource().isEmpty()) {
            after = after.get("spec") == before.get("spec") ? after : Defaults.fill(resource, after);
            errors.addAll(Fitness.check(new Catalogue(call.registry()).schema(resource), after));
            errors.addAll(Validation.update(resource, before, after));
            if (errors.isEmpty() && resource == Resources.SERVICES) {
                Allocation allocation = Allocation.of(call, before, after);
                errors.addAll(allocation.errors());
                after = allocation.service();
            }
            after = generation(resource, before, after);
            if (errors.isEmpty() && resource == Resources.CUSTOM_RESOURCE_DEFINITIONS) {
                after = new Definition(after).accepted(call.registry().list(resource, ""), call.time()).object();
            }
        }
        after = managed ? noted(after, read.object().at("metadata", "managedFields")) : managed(call, before, after);
        if (!errors.isEmpty()) {
            return Refusals.invalid(resource.group(), resource.kind(), call.name(), errors);
        }
        Quotas.Charge charge = resource.namespaced() && call.subresource().isEmpty() ? Quotas.charge(resource, before, after, call.registry())
                : new Quotas.Charge("", List.of());
        return charge.refusal().isEmpty() ? write(call, before, after, read) : Refusals.forbidden(resource, call.name(), charge.refusal());
    }

    private static Mapping noted(Mapping after, Tree managers) {
        Mapping metadata = Objects.metadata(after);
        return after.with("metadata", managers.isEmpty() ? metadata.without("managedFields") : metadata.with("managedFields", managers));
    }

    /** Notes who has changed what, if it is noted of this object at all. */
    static Mapping managed(ApiCall call, Mapping before, Mapping after) {
        boolean noted = Objects.metadata(before).has("managedFields") || !call.caller().trusted();
        return noted && !before.equals(after) ? new Managers(call.resource()).updated(before, after, Apply.writer(call)) : after;
    }

    private static Optional<ApiResponse> outdated(ApiCall call, Mapping before, Mapping sent) {
        String known = Objects.resourceVersion(sent);
        if (!known.isEmpty() && !known.equals(Objects.resourceVersion(before))) {
            return Optional.of(Refusals.stale(call.resource(), call.name()));
        }
        String uid = Objects.uid(sent);
        return uid.isEmpty() || uid.equals(Objects.uid(before)) ? Optional.empty() : Optional.of(Refusals.conflict(call.resource(), call.name(),
                "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Objects.uid(before)));
    }

    /** What is taken from the old and what from the new object. */
    private static Mapping merged(ApiCall call, Mapping before, Mapping sent) {
        Mapping metadata = Objects.metadata(sent);
        Mapping old = Objects.metadata(before);
        if (metadata != old) {
            for (String field : FIXED) {
                metadata = old.has(field) ? metadata.with(field, old.get(field)) : metadata.without(field);
            }
            metadata = metadata.with("resourceVersion", old.get("resourceVersion"));
            metadata = metadata.equals(old) ? old : metadata;
        }
        if (call.subresource().equals("status")) {
            Mapping after = before.with("status", sent.get("status"));
            // The Deployment's controller writes its revision with the status.
            boolean revised = call.resource() == Resources.DEPLOYMENTS && !metadata.get("annotations").equals(old.get("annotations"));
            return revised ? after.withAt(metadata.get("annotations"), "metadata", "annotations") : after;
        }
        if (call.subresource().equals("ephemeralcontainers")) {
            Mapping filled = Defaults.fill(call.resource(), sent);
            return before.with("spec", before.get("spec").mapping().with("ephemeralContainers", filled.at("spec", "ephemeralContainers")));
        }
        if (call.subresource().equals("resize")) {
            return before.with("spec", before.get("spec").mapping().with("containers", sent.at("spec", "containers")));
        }
        Mapping after = sent.with("metadata", metadata);
        if (call.resource().has("status")) {
            after = before.has("status") ? after.with("status", before.get("status")) : after.without("status");
        }
        return after;
    }

    /** Of a definition's object all that is neither about it nor said of it. */
    private static Mapping wish(Resource resource, Mapping object) {
        return resource.has("status") ? object.without("metadata").without("status") : object.without("metadata");
    }

    /** Counts changes of what is wished for; of deployments, of their annotations too. */
    private static Mapping generation(Resource resource, Mapping before, Mapping after) {
        Tree generation = Objects.metadata(before).get("generation");
        if (!Fresh.isCounted(resource) || generation.isNothing()) {
            return after;
        }
        boolean changed = Resources.isOwn(resource) ? !before.get("spec").equals(after.get("spec"))
                : !wish(resource, before).equals(wish(resource, after))
                || resource == Resources.DEPLOYMENTS && !Objects.annotations(before).equals(Objects.annotations(after));
        Mapping counted = resource == Resources.DAEMON_SETS ? templates(before, after) : after;
        return counted.with("metadata", Objects.metadata(counted).with("generation", generation.whole() + (changed ? 1 : 0)));
    }

    /** Counts the templates of a DaemonSet; nobody else may. */
    private static Mapping templates(Mapping before, Mapping after) {
        String old = Objects.annotations(before).get(Fresh.TEMPLATE_GENERATION).text("1");
        boolean same = before.at("spec", "template").equals(after.at("spec", "template"));
        String count = same || !old.matches("\\d{1,9}") ? old : Integer.toString(Integer.parseInt(old) + 1);
        return after.with("metadata", Objects.metadata(after).with("annotations", Objects.annotations(after).with(Fresh.TEMPLATE_GENERATION, count)));
    }

    static ApiResponse write(ApiCall call, Mapping before, Mapping after, Prepared read) {
        if (before.equals(after)) {
            return read.answer(200, before);
        }
        if (call.dryRun()) {
            return read.answer(200, after);
        }
        Mapping stored = call.registry().replace(call.resource(), before, after);
        if (Objects.isBeingDeleted(stored) && Objects.metadata(stored).get("finalizers").isEmpty()
                && Objects.metadata(stored).get("deletionGracePeriodSeconds").whole() == 0
                && !(call.resource() == Resources.NAMESPACES && !stored.at("spec", "finalizers").isEmpty())) {
            call.registry().remove(call.resource(), stored);
        }
        return read.answer(200, stored);
    }
}

package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.admission.Admission;
import dev.drydock.sandbox.cluster.apiserver.admission.Quotas;
import dev.drydock.sandbox.cluster.apiserver.admission.Verdict;
import dev.drydock.sandbox.cluster.apiserver.custom.Definition;
import dev.drydock.sandbox.cluster.apiserver.custom.Fitness;
import dev.drydock.sandbox.cluster.apiserver.defaults.Defaults;
import dev.drydock.sandbox.cluster.apiserver.ownership.Managers;
import dev.drydock.sandbox.cluster.apiserver.validation.FieldError;
import dev.drydock.sandbox.cluster.apiserver.validation.Validation;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an object: {@code POST} to a collection. It is decoded, defaulted, admitted, validated, counted against quotas, and written. */
final class Create {
    private Create() {}

    static ApiResponse run(ApiCall call, Tree body) {
        if (!call.name().isEmpty()) {
            return Refusals.methodNotAllowed();
        }
        if (call.resource() == Resources.EVENTS && call.caller().trusted()) {
            return report(call, body.mapping());
        }
        return write(call, body, true);
    }

    /** Makes an object that an apply described, which has its managers already. */
    static ApiResponse applied(ApiCall call, Mapping object) {
        return write(call, object, false);
    }

    /** @param claimed whether the writer becomes the manager of all that is there */
    private static ApiResponse write(ApiCall call, Tree body, boolean claimed) {
        Prepared prepared = call.resource() == Resources.PODS ? PodMaking.prepare(call, body) : prepare(call, body);
        if (prepared.refusal().isPresent()) {
            return prepared.refusal().get();
        }
        Mapping object = prepared.object();
        // The parts of the cluster make too much for everything to be noted.
        if (claimed && !call.caller().trusted()) {
            object = new Managers(call.resource()).updated(Mapping.EMPTY, object, Apply.writer(call));
        }
        String name = Objects.name(object);
        Quotas.Charge charge = call.resource().namespaced() ? Quotas.charge(call.resource(), Mapping.EMPTY, object, call.registry())
                : new Quotas.Charge("", List.of());
        if (!charge.refusal().isEmpty()) {
            return Refusals.forbidden(call.resource(), name, charge.refusal());
        }
        if (call.registry().has(call.resource(), call.namespace(), name)) {
            boolean leaving = call.registry().find(call.resource(), call.namespace(), name).filter(Objects::isBeingDeleted).isPresent();
            return leaving ? Refusals.leaving(call.resource(), name) : Refusals.alreadyExists(call.resource(), name);
        }
        if (call.dryRun()) {
            return prepared.answer(201, object);
        }
        for (Mapping quota : charge.quotas()) {
            call.registry().find(Resources.RESOURCE_QUOTAS, Objects.namespace(quota), Objects.name(quota))
                    .ifPresent(before -> call.registry().replace(Resources.RESOURCE_QUOTAS, before, quota));
        }
        return prepared.answer(201, call.registry().insert(call.resource(), object));
    }

    /** Events of the cluster's own parts are in order, and too many to be looked at. */
    private static ApiResponse report(ApiCall call, Mapping event) {
        Optional<ApiResponse> misplaced = misplaced(call, event);
        return misplaced.isPresent() ? misplaced.get()
                : ApiResponse.created(call.registry().insert(call.resource(), event.with("metadata", metadata(call, Objects.metadata(event)))));
    }

    /** All stages up to the validated object. */
    static Prepared prepare(ApiCall call, Tree body) {
        Prepared read = Intake.read(call, body, Mapping.EMPTY);
        Optional<ApiResponse> misplaced = read.refusal().or(() -> misplaced(call, read.object()));
        if (misplaced.isPresent()) {
            return Prepared.refused(misplaced.get());
        }
        Mapping object = read.object().with("metadata", metadata(call, Objects.metadata(read.object())));
        object = Fresh.prepare(call.resource(), Defaults.fill(call.resource(), object));
        if (call.resource() == Resources.SIGNING_REQUESTS) {
            object = object.withAt(call.caller().user(), "spec", "username").withAt(Sequence.ofTexts(call.caller().groups()), "spec", "groups");
        }
        Verdict verdict = Admission.admit(call.resource(), object, call.registry());
        if (verdict instanceof Verdict.Forbidden forbidden) {
            return Prepared.refused(Refusals.forbidden(call.resource(), Objects.name(object), forbidden.reason()));
        }
        object = ((Verdict.Admitted) verdict).object();
        List<FieldError> errors = new ArrayList<>(Validation.create(call.resource(), object));
        errors.addAll(Fitness.check(new Catalogue(call.registry()).schema(call.resource()), object));
        if (errors.isEmpty() && call.resource() == Resources.CUSTOM_RESOURCE_DEFINITIONS) {
            object = new Definition(object).accepted(call.registry().list(call.resource(), ""), call.time()).object();
            object = object.withAt(Sequence.of(Definition.CLEANUP), "metadata", "finalizers");
        }
        if (errors.isEmpty() && call.resource() == Resources.SERVICES) {
            Allocation allocation = Allocation.of(call, Mapping.EMPTY, object);
            errors.addAll(allocation.errors());
            object = allocation.service();
        }
        return errors.isEmpty() ? read.with(object)
                : Prepared.refused(Refusals.invalid(call.resource().group(), call.resource().kind(), Objects.name(object), errors));
    }

    /** Its namespace must be the one of the request, be there, and not be ending. */
    static Optional<ApiResponse> misplaced(ApiCall call, Mapping object) {
        Resource resource = call.resource();
        if (!resource.namespaced()) {
            return Optional.empty();
        }
        String own = Objects.namespace(object);
        if (!own.isEmpty() && !own.equals(call.namespace())) {
            return Optional.of(Refusals.badRequest("the namespace of the provided object does not match the namespace sent on the request"));
        }
        Optional<Mapping> namespace = call.registry().find(Resources.NAMESPACES, "", call.namespace());
        if (namespace.isEmpty()) {
            return Optional.of(Refusals.notFound(Resources.NAMESPACES, call.namespace()));
        }
        if (Objects.isBeingDeleted(namespace.get())) {
            return Optional.of(Refusals.ending(resource, Objects.name(object), namespace.get()));
        }
        return Optional.empty();
    }

    /** What every new object gets: name, uid, time. */
    static Mapping metadata(ApiCall call, Mapping given) {
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

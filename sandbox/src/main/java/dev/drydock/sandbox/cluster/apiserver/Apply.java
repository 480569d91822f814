package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.apiserver.ownership.Managers;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Server-side apply: what a manager wants is merged with what others own, or refused. */
final class Apply {
    private Apply() {}

    static ApiResponse run(ApiCall call, Tree body) {
        if (call.option("fieldManager").isEmpty()) {
            return Refusals.invalid("meta.k8s.io", "PatchOptions", "", List.of(
                    dev.drydock.sandbox.cluster.apiserver.validation.FieldError.required("fieldManager", "is required for apply patch")));
        }
        if (body.at("metadata").has("managedFields")) {
            return Refusals.badRequest("metadata.managedFields must be nil");
        }
        Optional<Mapping> found = call.registry().find(call.resource(), call.namespace(), call.name());
        Mapping before = found.orElse(Mapping.EMPTY);
        Prepared read = Intake.read(call, body, Mapping.EMPTY);
        if (read.refusal().isPresent()) {
            return read.refusal().get();
        }
        // What the decoder puts in where nothing was said is not the applier's wish.
        Mapping wanted = sent(read.object(), body.mapping());
        Managers managers = new Managers(call.resource());
        Managers.Applied applied = managers.apply(before, wanted, writer(call), call.flag("force"));
        if (applied.conflict().isPresent()) {
            Managers.Conflict conflict = applied.conflict().get();
            return Refusals.failure(409, "Conflict", conflict.message(), Mapping.of("causes", new Sequence(List.<Tree>copyOf(conflict.causes()))));
        }
        if (found.isEmpty()) {
            Mapping named = applied.object().with("metadata", Objects.metadata(applied.object()).with("name", call.name()));
            return Create.applied(call.named(""), named);
        }
        return Update.applied(call, before, Intake.read(call, applied.object(), before));
    }

    static Managers.Writer writer(ApiCall call) {
        return new Managers.Writer(call.manager(), call.subresource(), call.time());
    }

    private static Mapping sent(Mapping decoded, Mapping body) {
        Mapping kept = decoded;
        for (String key : decoded.keys()) {
            if (!body.has(key) && !key.equals("kind") && !key.equals("apiVersion")) {
                kept = kept.without(key);
            } else if (decoded.get(key) instanceof Mapping inner && body.get(key) instanceof Mapping own) {
                kept = kept.with(key, sent(inner, own));
            } else if (decoded.get(key) instanceof Sequence items && body.get(key) instanceof Sequence own && items.size() == own.size()) {
                Sequence cut = items;
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof Mapping inner && own.get(i) instanceof Mapping given) {
                        cut = cut.with(i, sent(inner, given));
                    }
                }
                kept = kept.with(key, cut);
            }
        }
        return kept;
    }
}

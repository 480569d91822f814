package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The making of pods, of which there are many from one template: what came of a spec once is remembered as long as nothing it depends on changes. */
final class PodMaking {
    private PodMaking() {}

    static Prepared prepare(ApiCall call, Tree body) {
        if (!call.caller().trusted() || !(body.get("spec") instanceof Mapping given)) {
            return Create.prepare(call, body);
        }
        List<Mapping> seen = neighbours(call, given);
        Optional<Memory.PodSpec> known = call.memory().podSpec(given, seen);
        if (known.isEmpty()) {
            Prepared prepared = Create.prepare(call, body);
            if (prepared.refusal().isEmpty()) {
                Mapping pod = prepared.object();
                call.memory().remember(given, new Memory.PodSpec(
                        seen, pod.get("spec").mapping(), added(Objects.annotations(body), Objects.annotations(pod)), pod.get("status").mapping()));
            }
            return prepared;
        }
        Optional<ApiResponse> misplaced = Create.misplaced(call, body.mapping());
        if (misplaced.isPresent()) {
            return Prepared.refused(misplaced.get());
        }
        Mapping metadata = Create.metadata(call, Objects.metadata(body));
        if (!known.get().annotations().isEmpty()) {
            Mapping annotations = metadata.get("annotations").mapping();
            for (String key : known.get().annotations().keys()) {
                annotations = annotations.with(key, known.get().annotations().get(key));
            }
            metadata = metadata.with("annotations", annotations);
        }
        return Prepared.of(body.mapping().with("metadata", metadata).with("spec", known.get().spec()).with("status", known.get().status()));
    }

    /** All on which admission of a pod depends. */
    private static List<Mapping> neighbours(ApiCall call, Mapping spec) {
        List<Mapping> seen = new ArrayList<>();
        String account = spec.get("serviceAccountName").text("default");
        call.registry().find(Resources.SERVICE_ACCOUNTS, call.namespace(), account).ifPresent(seen::add);
        seen.addAll(call.registry().list(Resources.LIMIT_RANGES, call.namespace()));
        seen.addAll(call.registry().list(Resources.PRIORITY_CLASSES, ""));
        return seen;
    }

    private static Mapping added(Mapping before, Mapping after) {
        Mapping added = Mapping.EMPTY;
        for (int i = 0; i < after.size(); i++) {
            if (!before.has(after.keyAt(i))) {
                added = added.with(after.keyAt(i), after.valueAt(i));
            }
        }
        return added;
    }
}

package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.Optional;

/** Changes an object by a patch: {@code PATCH}. */
final class Patch {
    private Patch() {}

    static ApiResponse run(ApiCall call, PatchType type, Tree patch) {
        Optional<Mapping> found = call.registry().find(call.resource(), call.namespace(), call.name());
        if (found.isEmpty()) {
            return Refusals.notFound(call.resource(), call.name());
        }
        return Update.run(call, merge(found.get(), patch));
    }

    /** RFC 7386. */
    static Tree merge(Tree target, Tree patch) {
        if (!(patch instanceof Mapping changes)) {
            return patch;
        }
        Mapping result = target.mapping();
        for (int i = 0; i < changes.size(); i++) {
            String key = changes.keyAt(i);
            Tree value = changes.valueAt(i);
            result = value == Nothing.NOTHING ? result.without(key) : result.with(key, merge(result.get(key), value));
        }
        return result;
    }
}

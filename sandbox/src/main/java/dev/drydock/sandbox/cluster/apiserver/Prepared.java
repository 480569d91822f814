package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * An object on its way into etcd, or why it gets no further.
 *
 * @param warnings for the client, if it is written
 */
record Prepared(Mapping object, Optional<ApiResponse> refusal, List<String> warnings) {
    Prepared {
        warnings = List.copyOf(warnings);
    }

    static Prepared of(Mapping object) {
        return new Prepared(object, Optional.empty(), List.of());
    }

    static Prepared refused(ApiResponse refusal) {
        return new Prepared(Mapping.EMPTY, Optional.of(refusal), List.of());
    }

    Prepared with(Mapping changed) {
        return new Prepared(changed, refusal, warnings);
    }

    /** The answer to a write that succeeded, with the warnings. */
    ApiResponse answer(int status, Mapping written) {
        return new ApiResponse(status, written, warnings);
    }
}

package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.apiserver.schema.Decoding;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;

/** The status of an object of which nothing is known yet. */
final class EmptyStatus {
    private EmptyStatus() {}

    /** As Go writes a zero struct of the kind's status. */
    static Tree of(Resource resource) {
        return Schemas.all().of(resource).map(struct -> Decoding.decode(struct, Mapping.of("status", Mapping.EMPTY)).object().get("status")).orElse(Mapping.EMPTY);
    }
}

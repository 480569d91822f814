package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** The other objects, as admission sees them. */
public interface Neighbours {
    Optional<Mapping> find(Resource resource, String namespace, String name);

    /** All of a namespace; of a cluster-scoped resource, or with an empty namespace, all there are. */
    List<Mapping> list(Resource resource, String namespace);
}

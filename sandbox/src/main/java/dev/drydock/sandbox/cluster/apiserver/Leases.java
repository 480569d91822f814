package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Heartbeats;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;

/** The leases of nodes, which are renewed all the time and therefore not stored: when they were last renewed is reckoned when they are read. */
final class Leases {
    private Leases() {}

    /** An object as it is read. */
    static Mapping shown(ApiCall call, Mapping object) {
        if (call.resource() != Resources.LEASES || !Objects.namespace(object).equals("kube-node-lease")) {
            return object;
        }
        return Heartbeats.last(call.kernel().transaction(), Objects.name(object), call.kernel().now())
                .map(last -> object.withAt(Clock.micros(last), "spec", "renewTime")).orElse(object);
    }
}

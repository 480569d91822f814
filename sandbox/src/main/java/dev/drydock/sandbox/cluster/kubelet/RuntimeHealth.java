package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.List;

/** Whether the container runtime of a node answers its kubelet. While it does not, the node is not ready, and nothing is done for its pods. */
final class RuntimeHealth {
    /** Nodes whose runtime is known to be down. */
    private static final Family<Boolean> DOWN = Family.passing("kubelet-runtime-down");

    private final Agent agent;

    RuntimeHealth(Agent agent) {
        this.agent = agent;
    }

    private Key<Boolean> key() {
        return DOWN.key(agent.node());
    }

    /** Looks, and tells if that has changed. */
    void look() {
        boolean known = agent.kernel().transaction().has(key());
        if (agent.runtime().up() != known) {
            return;
        }
        if (known) {
            agent.kernel().transaction().remove(key());
        } else {
            agent.kernel().transaction().put(key(), true);
        }
        if (agent.client().reachable()) {
            new NodeReport(agent).ready(known);
        }
        if (known) {
            PodWorker worker = new PodWorker(agent);
            String prefix = agent.node() + "/";
            for (PodState state : List.copyOf(agent.kernel().transaction().view(PodState.PODS).subMap(prefix, agent.node() + "0").values())) {
                worker.sync(state.with(state.work().busy("").dirty(false)));
            }
        }
    }
}

package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;

/** Whether a kubelet reaches the API Server. What it could not say meanwhile it says when it reaches it again. */
final class Sight {
    private static final Family<Boolean> LOST = Family.passing("kubelet-server-lost");

    private final Agent agent;

    Sight(Agent agent) {
        this.agent = agent;
    }

    void look() {
        Transaction transaction = agent.kernel().transaction();
        Key<Boolean> lost = LOST.key(agent.node());
        boolean reached = agent.client().reachable();
        if (!reached) {
            transaction.put(lost, true);
        } else if (transaction.has(lost)) {
            transaction.remove(lost);
            new PodWatch(agent).connect(false);
        }
    }
}

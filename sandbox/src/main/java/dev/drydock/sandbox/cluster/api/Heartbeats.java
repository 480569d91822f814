package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.store.Transaction;
import java.util.Optional;

/** When the kubelets were last heard. They renew their leases every ten seconds; that is reckoned from what runs, not stored. */
public final class Heartbeats {
    /** Upstream renews after a quarter of the 40 seconds that a lease lasts. */
    private static final long RENEWAL_MICROS = 10_000_000;

    private Heartbeats() {}

    /** Whether the kubelet of a node runs and can reach an API Server now. */
    public static boolean alive(Transaction transaction, String node) {
        return ControlPlane.runs(transaction, "kubelet", node) && ControlPlane.serves(transaction, node);
    }

    /**
     * The last renewal of a node's lease, in virtual microseconds; empty if there was none, and for a kubelet that runs but reaches nobody.
     *
     * @param nowMicros the present
     */
    public static Optional<Long> last(Transaction transaction, String node, long nowMicros) {
        if (alive(transaction, node)) {
            return ControlPlane.since(transaction, "kubelet", node).map(since -> renewal(since, nowMicros));
        }
        return ControlPlane.runs(transaction, "kubelet", node) ? Optional.empty() : ControlPlane.ended(transaction, "kubelet", node);
    }

    private static long renewal(long since, long now) {
        return now - Math.floorMod(now - since, RENEWAL_MICROS);
    }
}

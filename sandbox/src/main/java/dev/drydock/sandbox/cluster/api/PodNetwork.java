package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import java.util.Optional;

/**
 * Which network namespace belongs to which pod. Pods on their node's own network are not here.
 *
 * @param address of the pod
 * @param node on which it runs
 * @param namespaceId of its network: the key of the {@code process.Network}
 * @param podNamespace namespace of the API
 */
public record PodNetwork(String address, String node, String namespaceId, String podNamespace, String podName, String uid) {
    private static final Family<PodNetwork> BY_ADDRESS = Family.passing("pod-network");
    private static final Family<String> ADDRESSES = Family.passing("pod-address");

    private static Key<PodNetwork> key(String address) {
        return BY_ADDRESS.key(address);
    }

    /** The pod that has an address. */
    public static Optional<PodNetwork> at(Transaction transaction, String address) {
        return transaction.find(key(address));
    }

    /** The pod to which a network namespace belongs. */
    public static Optional<PodNetwork> in(Transaction transaction, String namespaceId) {
        return transaction.find(ADDRESSES.key(namespaceId)).flatMap(address -> at(transaction, address));
    }

    public void put(Kernel kernel) {
        kernel.transaction().put(key(address), this);
        kernel.transaction().put(ADDRESSES.key(namespaceId), address);
    }

    public void remove(Kernel kernel) {
        kernel.transaction().remove(key(address));
        kernel.transaction().remove(ADDRESSES.key(namespaceId));
    }
}

package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A node whose disk is full takes no pods and gives away those that it has, one by one (upstream's eviction manager). */
final class DiskPressure {
    /** @param lastMicros when the disk was last seen full; {@code evictedMicros} when a pod was last given away */
    private record Seen(long lastMicros, long evictedMicros) {}

    private static final Family<Seen> SEEN = Family.passing("kubelet-disk-pressure");
    /** {@code --eviction-pressure-transition-period}. */
    private static final long TRANSITION_MICROS = 300_000_000;
    /** Upstream's monitoring interval. */
    private static final long ROUND_MICROS = 10_000_000;
    /** From here on a priority is that of a critical pod ({@code SystemCriticalPriority}). */
    private static final long CRITICAL = 2_000_000_000;
    private static final int THRESHOLD_PERCENT = 10;

    private final Agent agent;

    DiskPressure(Agent agent) {
        this.agent = agent;
    }

    private static Key<Seen> key(String node) {
        return SEEN.key(node);
    }

    /** Whether the kubelet of a node says that its disk is full. */
    static boolean on(Transaction transaction, String node) {
        return transaction.has(key(node));
    }

    void look() {
        Transaction transaction = agent.kernel().transaction();
        Optional<Seen> seen = transaction.find(key(agent.node()));
        boolean full = transaction.has(Space.QUOTAS.key(agent.node()));
        if (full && seen.isEmpty()) {
            transaction.put(key(agent.node()), new Seen(agent.now(), agent.now()));
            new NodeReport(agent).diskPressure(true);
        } else if (full && agent.now() - seen.get().evictedMicros() >= ROUND_MICROS) {
            transaction.put(key(agent.node()), new Seen(agent.now(), agent.now()));
            evict();
        } else if (full) {
            transaction.put(key(agent.node()), new Seen(agent.now(), seen.get().evictedMicros()));
        } else if (seen.isPresent() && agent.now() - seen.get().lastMicros() >= TRANSITION_MICROS) {
            transaction.remove(key(agent.node()));
            new NodeReport(agent).diskPressure(false);
        }
    }

    /** Ends the least important pod. */
    private void evict() {
        List<PodState> pods = List.copyOf(agent.kernel().transaction().view(PodState.PODS).subMap(agent.node() + "/", agent.node() + "0").values());
        pods.stream().filter(state -> !state.ending().wanted() && !StaticPods.isStatic(state.pod()) && priority(state) < CRITICAL
                        && !List.of("Succeeded", "Failed").contains(state.pod().at("status", "phase").text()))
                .min(Comparator.comparingLong(DiskPressure::priority).thenComparing(PodState::name)).ifPresent(this::evict);
    }

    private static long priority(PodState state) {
        return state.pod().at("spec", "priority").whole();
    }

    private void evict(PodState state) {
        StringBuilder message = new StringBuilder("The node was low on resource: ephemeral-storage. Threshold quantity: " + threshold() + "Ki, available: 0. ");
        for (Mapping container : state.pod().at("spec", "containers").mappings()) {
            message.append("Container ").append(container.get("name").text()).append(" was using 12Ki, request is 0, has larger consumption of ephemeral-storage. ");
        }
        agent.event(state, "Warning", "Evicted", message.toString());
        new PodWorker(agent).sync(state.with(new PodState.Ending(true, "Evicted", message.toString(), 1, false, false)));
    }

    private long threshold() {
        Mapping node = agent.client().reachable() ? agent.client().get(Resources.NODES, "", agent.node()).orElse(Mapping.EMPTY) : Mapping.EMPTY;
        String capacity = node.isEmpty() ? "" : node.at("status", "capacity", "ephemeral-storage").text();
        return capacity.matches("\\d{1,15}Ki") ? Long.parseLong(capacity.substring(0, capacity.length() - 2)) * THRESHOLD_PERCENT / 100 : 0;
    }
}

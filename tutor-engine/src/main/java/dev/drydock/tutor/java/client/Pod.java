package dev.drydock.tutor.java.client;

import java.util.Map;

/**
 * A pod of the cluster.
 *
 * @param phase such as {@code Pending} or {@code Running}; {@code Terminating} while it is being deleted
 * @param node empty as long as it has none
 * @param cpuMillis thousandths of a CPU that its containers ask for
 * @param memoryMiB what its containers ask for
 */
public record Pod(
        String namespace, String name, Map<String, String> labels, String phase, boolean ready, String node, String ip, long cpuMillis, long memoryMiB) {

    static Pod of(java.util.List<String> row) {
        return new Pod(row.get(0), row.get(1), Lab.labels(row.get(2)), row.get(3), Boolean.parseBoolean(row.get(4)), row.get(5), row.get(6),
                Long.parseLong(row.get(7)), Long.parseLong(row.get(8)));
    }
}

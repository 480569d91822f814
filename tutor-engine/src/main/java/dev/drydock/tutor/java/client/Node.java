package dev.drydock.tutor.java.client;

import java.util.Map;

/**
 * A node of the cluster, and what is left on it.
 *
 * @param cpuMillis thousandths of a CPU that pods may ask for in all
 * @param freeCpuMillis what no pod on it has asked for yet
 * @param pods how many pods are on it
 */
public record Node(String name, Map<String, String> labels, boolean ready, long cpuMillis, long memoryMiB, long freeCpuMillis, long freeMemoryMiB, int pods) {

    static Node of(java.util.List<String> row) {
        return new Node(row.get(0), Lab.labels(row.get(1)), Boolean.parseBoolean(row.get(2)), Long.parseLong(row.get(3)), Long.parseLong(row.get(4)),
                Long.parseLong(row.get(5)), Long.parseLong(row.get(6)), Integer.parseInt(row.get(7)));
    }
}

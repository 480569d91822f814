package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.GoFloat;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.Units;

/** {@code docker stats}. */
public final class StatsRows {
    public static final RowType TYPE = RowType.named("container.statsContext").field("Container", "CONTAINER").field("Name", "NAME").field("ID", "CONTAINER ID")
            .field("CPUPerc", "CPU %").field("MemUsage", "MEM USAGE / LIMIT").field("MemPerc", "MEM %").field("NetIO", "NET I/O").field("BlockIO", "BLOCK I/O").field("PIDs", "PIDS");

    private StatsRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), or what it is. */
    public static String format(String format) {
        if (!format.equals(RowFormat.TABLE) && !format.isEmpty()) return format;
        return "table {{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}";
    }

    /**
     * The row of {@code GET /containers/{name}/stats}.
     *
     * @param asked the container as the user named it, or its short ID
     */
    public static Mapping row(String asked, Tree stats, boolean truncate) {
        double used = memory(stats.get("memory_stats"));
        double limit = stats.at("memory_stats", "limit").number();
        double received = 0;
        double sent = 0;
        for (Tree network : stats.get("networks").mapping().values()) {
            received += network.get("rx_bytes").number();
            sent += network.get("tx_bytes").number();
        }
        String name = stats.get("name").text();
        String id = stats.get("id").text();
        return Mapping.of("Container", asked, "Name", name.length() > 1 ? name.substring(1) : "--", "ID", truncate ? Cut.id(id) : id, "CPUPerc", percent(cpu(stats)),
                "MemUsage", Units.binarySize(used) + " / " + Units.binarySize(limit), "MemPerc", percent(limit == 0 ? 0 : used / limit * 100),
                "NetIO", Units.size(received, 3) + " / " + Units.size(sent, 3), "BlockIO", Units.size(blocks(stats, "read"), 3) + " / " + Units.size(blocks(stats, "write"), 3),
                "PIDs", Long.toString(stats.at("pids_stats", "current").whole()));
    }

    /** The row of a container whose measurements are lost. */
    public static Mapping unknown(Mapping row) {
        return Mapping.of("Container", row.get("Container"), "Name", row.get("Name"), "ID", row.get("ID"), "CPUPerc", "--",
                "MemUsage", "-- / --", "MemPerc", "--", "NetIO", "--", "BlockIO", "--", "PIDs", "--");
    }

    private static String percent(double value) {
        return GoFloat.format(value, 'f', 2) + "%";
    }

    /** Used memory without the page cache that could be dropped. */
    private static double memory(Tree memory) {
        double usage = memory.get("usage").number();
        String key = memory.get("stats").has("total_inactive_file") ? "total_inactive_file" : "inactive_file";
        double inactive = memory.at("stats", key).number();
        return inactive < usage ? usage - inactive : usage;
    }

    private static double cpu(Tree stats) {
        double used = stats.at("cpu_stats", "cpu_usage", "total_usage").number() - stats.at("precpu_stats", "cpu_usage", "total_usage").number();
        double passed = stats.at("cpu_stats", "system_cpu_usage").number() - stats.at("precpu_stats", "system_cpu_usage").number();
        double cpus = stats.at("cpu_stats", "online_cpus").number();
        if (cpus == 0) cpus = stats.at("cpu_stats", "cpu_usage", "percpu_usage").items().size();
        return used > 0 && passed > 0 ? used / passed * cpus * 100 : 0;
    }

    private static double blocks(Tree stats, String operation) {
        double bytes = 0;
        for (Mapping entry : stats.at("blkio_stats", "io_service_bytes_recursive").mappings()) {
            if (entry.get("op").text().equalsIgnoreCase(operation)) bytes += entry.get("value").number();
        }
        return bytes;
    }
}

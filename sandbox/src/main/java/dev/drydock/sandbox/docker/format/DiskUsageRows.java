package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.List;
import java.util.Set;

/** {@code docker system df}: four rows. */
public final class DiskUsageRows {
    public static final RowType TYPE = RowType.named("formatter.diskUsageImagesContext").field("Type", "TYPE").field("TotalCount", "TOTAL").field("Active", "ACTIVE")
            .field("Size", "SIZE").field("Reclaimable", "RECLAIMABLE");

    private static final Set<String> ACTIVE_STATES = Set.of("running", "paused", "restarting");

    private DiskUsageRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), {@code raw}, or what it is. */
    public static String format(String format) {
        if (format.equals(RowFormat.TABLE) || format.isEmpty()) return "table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}";
        if (format.equals(RowFormat.RAW)) return "type: {{.Type}}\ntotal: {{.TotalCount}}\nactive: {{.Active}}\nsize: {{.Size}}\nreclaimable: {{.Reclaimable}}\n";
        return format;
    }

    /** The rows of {@code GET /system/df}. */
    public static List<Mapping> rows(Tree usage) {
        return List.of(images(usage), containers(usage), volumes(usage), cache(usage));
    }

    private static Mapping row(String type, long total, long active, long size, long reclaimable, boolean share) {
        String freed = Units.size(reclaimable);
        return Mapping.of("Type", type, "TotalCount", Long.toString(total), "Active", Long.toString(active), "Size", Units.size(size),
                "Reclaimable", share && size > 0 ? freed + " (" + reclaimable * 100 / size + "%)" : freed);
    }

    private static Mapping images(Tree usage) {
        List<Mapping> images = usage.get("Images").mappings();
        long size = usage.get("LayersSize").whole();
        long active = images.stream().filter(image -> image.get("Containers").whole() > 0).count();
        long used = images.stream().filter(image -> image.get("Containers").whole() != 0 && image.get("Size").whole() != -1 && image.get("SharedSize").whole() != -1)
                .mapToLong(image -> image.get("Size").whole() - image.get("SharedSize").whole()).sum();
        return row("Images", images.size(), active, size, size - used, true);
    }

    private static Mapping containers(Tree usage) {
        List<Mapping> containers = usage.get("Containers").mappings();
        long size = containers.stream().mapToLong(container -> container.get("SizeRw").whole()).sum();
        List<Mapping> active = containers.stream().filter(container -> ACTIVE_STATES.contains(container.get("State").text())).toList();
        long inUse = active.stream().mapToLong(container -> container.get("SizeRw").whole()).sum();
        return row("Containers", containers.size(), active.size(), size, size - inUse, true);
    }

    private static Mapping volumes(Tree usage) {
        List<Mapping> volumes = usage.get("Volumes").mappings();
        List<Mapping> measured = volumes.stream().filter(volume -> volume.at("UsageData", "Size").whole() != -1).toList();
        long size = measured.stream().mapToLong(volume -> volume.at("UsageData", "Size").whole()).sum();
        long unused = measured.stream().filter(volume -> volume.at("UsageData", "RefCount").whole() == 0).mapToLong(volume -> volume.at("UsageData", "Size").whole()).sum();
        long active = volumes.stream().filter(volume -> volume.at("UsageData", "RefCount").whole() > 0).count();
        return row("Local Volumes", volumes.size(), active, size, unused, true);
    }

    private static Mapping cache(Tree usage) {
        List<Mapping> records = usage.get("BuildCache").mappings();
        long active = records.stream().filter(each -> each.get("InUse").truth()).count();
        long size = records.stream().filter(each -> !each.get("Shared").truth()).mapToLong(each -> each.get("Size").whole()).sum();
        long inUse = records.stream().filter(each -> !each.get("Shared").truth() && each.get("InUse").truth()).mapToLong(each -> each.get("Size").whole()).sum();
        return row("Build Cache", records.size(), active, size, size - inUse, false);
    }
}

package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.NaturalOrder;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.Comparator;
import java.util.List;

/** {@code docker volume ls}. */
public final class VolumeRows {
    public static final RowType TYPE = RowType.named("formatter.volumeContext").field("Name", "VOLUME NAME").field("Driver", "DRIVER").field("Scope", "SCOPE")
            .field("Mountpoint", "MOUNTPOINT").field("Labels", "LABELS").field("Links", "LINKS").field("Size", "SIZE").field("Availability", "AVAILABILITY")
            .field("Group", "GROUP").field("Status", "STATUS").withLabels();

    private VolumeRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), {@code raw}, or what it is. */
    public static String format(String format, boolean quiet) {
        if (format.equals(RowFormat.TABLE) || format.isEmpty()) return quiet ? "{{.Name}}" : "table {{.Driver}}\t{{.Name}}";
        if (format.equals(RowFormat.RAW)) return quiet ? "name: {{.Name}}" : "name: {{.Name}}\ndriver: {{.Driver}}\n";
        return format;
    }

    /** The rows of {@code Volumes} in {@code GET /volumes}, by name. */
    public static List<Mapping> rows(Tree volumes) {
        return volumes.mappings().stream().sorted(Comparator.comparing(volume -> volume.get("Name").text(), NaturalOrder.ORDER)).map(VolumeRows::row).toList();
    }

    static Mapping row(Mapping volume) {
        Tree usage = volume.get("UsageData");
        return Mapping.of("Name", volume.get("Name"), "Driver", volume.get("Driver"), "Scope", volume.get("Scope"), "Mountpoint", volume.get("Mountpoint").text(),
                "Labels", LabelText.of(volume.get("Labels")), "Links", usage.isNothing() ? "N/A" : Long.toString(usage.get("RefCount").whole()),
                "Size", usage.isNothing() ? "N/A" : Units.size(usage.get("Size").whole()), "Availability", "N/A", "Group", "N/A", "Status", "N/A",
                RowType.LABELS, volume.get("Labels").mapping());
    }
}

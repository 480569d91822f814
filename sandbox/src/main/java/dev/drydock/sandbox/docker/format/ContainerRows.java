package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.GoTime;
import dev.drydock.sandbox.tree.unit.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code docker ps}. */
public final class ContainerRows {
    public static final RowType TYPE = RowType.named("formatter.ContainerContext").field("ID", "CONTAINER ID").field("Names", "NAMES").field("Image", "IMAGE")
            .field("Command", "COMMAND").field("CreatedAt", "CREATED AT").field("RunningFor", "CREATED").field("Ports", "PORTS").field("State", "STATE")
            .field("Status", "STATUS").field("Size", "SIZE").field("Labels", "LABELS").field("Mounts", "MOUNTS").field("LocalVolumes", "LOCAL VOLUMES")
            .field("Networks", "NETWORKS").field("Platform", Optional.of("PLATFORM"), GoType.pointerTo(GoType.struct("formatter.Platform"))).withLabels();

    private static final String DEFAULT_TABLE = "table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}";
    private static final String DEFAULT_RAW = """
            container_id: {{.ID}}
            image: {{.Image}}
            command: {{.Command}}
            created_at: {{.CreatedAt}}
            state: {{- pad .State 1 0}}
            status: {{- pad .Status 1 0}}
            names: {{.Names}}
            labels: {{- pad .Labels 1 0}}
            ports: {{- pad .Ports 1 0}}
            """;

    private ContainerRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), {@code raw}, or what it is. */
    public static String format(String format, boolean quiet, boolean size) {
        if (format.equals(RowFormat.TABLE) || format.isEmpty()) return quiet ? "{{.ID}}" : size ? DEFAULT_TABLE + "\t{{.Size}}" : DEFAULT_TABLE;
        if (format.equals(RowFormat.RAW)) return quiet ? "container_id: {{.ID}}" : size ? DEFAULT_RAW + "size: {{.Size}}\n" : DEFAULT_RAW;
        return format;
    }

    /** True if a user's format asks for sizes, so that the client must ask the engine for them; or the client's complaint about the format. */
    public static dev.drydock.sandbox.tree.Reading<Boolean> asksForSize(String format) {
        return RowFormat.fieldsAsked(format, TYPE, row(Mapping.EMPTY, Instant.EPOCH, true)).map(fields -> fields.contains("Size"));
    }

    /** The rows of {@code GET /containers/json}, in its order. */
    public static List<Mapping> rows(Tree containers, Instant now, boolean truncate) {
        Map<String, String> shown = new LinkedHashMap<>();
        return containers.mappings().stream().map(container -> row(container, now, truncate, shown)).toList();
    }

    private static Mapping row(Mapping container, Instant now, boolean truncate) {
        return row(container, now, truncate, new LinkedHashMap<>());
    }

    /** @param shown how names of images are shown, each found out once */
    private static Mapping row(Mapping container, Instant now, boolean truncate, Map<String, String> shown) {
        String command = container.get("Command").text();
        Instant created = Instant.ofEpochSecond(container.get("Created").whole());
        return Mapping.builder().put("ID", truncate ? Cut.id(container.get("Id").text()) : container.get("Id").text())
                .put("Names", names(container.get("Names").texts(), truncate))
                .put("Image", image(container, truncate, shown))
                .put("Command", GoText.quote(truncate ? Cut.ellipsis(command, 20) : command))
                .put("CreatedAt", GoTime.string(created))
                .put("RunningFor", GoTime.ago(created, now))
                .put("Ports", PortsText.of(container.get("Ports").mappings()))
                .put("State", container.get("State").text())
                .put("Status", container.get("Status").text())
                .put("Size", size(container))
                .put("Labels", LabelText.of(container.get("Labels")))
                .put("Mounts", mounts(container, truncate))
                .put("LocalVolumes", Long.toString(container.get("Mounts").mappings().stream().filter(mount -> mount.get("Driver").text().equals("local")).count()))
                .put("Networks", String.join(",", container.at("NetworkSettings", "Networks").mapping().sorted().keys()))
                .put("Platform", Nothing.NOTHING)
                .put(RowType.LABELS, container.get("Labels").mapping()).build();
    }

    /** Links give a container more names, with the other's in front: those are left out when there is room for one only. */
    private static String names(List<String> slashed, boolean truncate) {
        List<String> names = slashed.stream().map(name -> name.startsWith("/") ? name.substring(1) : name).toList();
        if (truncate) for (String name : names) if (!name.contains("/")) return name;
        return String.join(",", names);
    }

    private static String image(Mapping container, boolean truncate, Map<String, String> shown) {
        String image = container.get("Image").text();
        if (image.isEmpty()) return "<no image>";
        if (!truncate) return image;
        String id = Cut.id(container.get("ImageID").text());
        if (id.equals(Cut.id(image))) return id;
        return shown.computeIfAbsent(image, name -> Reference.parse(name) instanceof Reference reference
                ? new Reference(reference.domain(), reference.path(), reference.tag(), Optional.empty()).familiar() : name);
    }

    private static String size(Mapping container) {
        String own = Units.size(container.get("SizeRw").whole(), 3);
        long all = container.get("SizeRootFs").whole();
        return all > 0 ? own + " (virtual " + Units.size(all, 3) + ")" : own;
    }

    private static String mounts(Mapping container, boolean truncate) {
        List<String> mounts = new ArrayList<>();
        for (Mapping mount : container.get("Mounts").mappings()) {
            String name = mount.get("Name").text(mount.get("Source").text());
            mounts.add(truncate ? Cut.ellipsis(name, 15) : name);
        }
        return String.join(",", mounts);
    }
}

package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.DockerFunctions;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.template.Template;
import dev.drydock.sandbox.tree.template.Value;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.GoTime;
import dev.drydock.sandbox.tree.unit.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code docker system df -v}: four tables, or one template over all of them. */
public final class UsageDetails {
    private static final RowType CACHE = RowType.named("formatter.buildCacheContext").field("ID", "CACHE ID").field("Parent", "PARENT")
            .field("CacheType", "CACHE TYPE").field("Description", "DESCRIPTION").field("Size", "SIZE").field("CreatedAt", "CREATED AT")
            .field("CreatedSince", "CREATED").field("LastUsedAt", "LAST USED AT").field("LastUsedSince", "LAST USED").field("UsageCount", "USAGE")
            .field("InUse", "IN USE").field("Shared", "SHARED");
    private static final String IMAGES = "table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t{{.Containers}}";
    private static final String CONTAINERS = "table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.Size}}\t{{.RunningFor}}\t{{.Status}}\t{{.Names}}";
    private static final String VOLUMES = "table {{.Name}}\t{{.Links}}\t{{.Size}}";
    private static final String CACHES = "table {{.ID}}\t{{.CacheType}}\t{{.Size}}\t{{.CreatedSince}}\t{{.LastUsedSince}}\t{{.UsageCount}}\t{{.Shared}}";
    private static final String RAW = """
            {{range .Images}}type: Image
            repository: {{.Repository}}
            tag: {{.Tag}}
            digest: {{.Digest}}
            image_id: {{.ID}}
            created_at: {{.CreatedAt}}
            virtual_size: {{.Size}}

            {{end}}{{range .Containers}}type: Container
            container_id: {{.ID}}
            image: {{.Image}}
            command: {{.Command}}
            created_at: {{.CreatedAt}}
            state: {{.State}}
            status: {{.Status}}
            names: {{.Names}}
            labels:{{pad .Labels 1 0}}
            ports:{{pad .Ports 1 0}}
            size: {{.Size}}

            {{end}}{{range .Volumes}}type: Volume
            name: {{.Name}}
            driver: {{.Driver}}

            {{end}}{{range .BuildCache}}type: Build Cache
            build_cache_id: {{.ID}}
            parent_id: {{.Parent}}
            build_cache_type: {{.CacheType}}
            description: {{.Description}}
            created_at: {{.CreatedAt}}
            created_since: {{.CreatedSince}}
            last_used_at: {{.LastUsedAt}}
            last_used_since: {{.LastUsedSince}}
            usage_count: {{.UsageCount}}
            in_use: {{.InUse}}
            shared: {{.Shared}}

            {{end}}""";

    private final Tree usage;
    private final Instant now;
    private final boolean truncate;

    private UsageDetails(Tree usage, Instant now, boolean truncate) {
        this.usage = usage;
        this.now = now;
        this.truncate = truncate;
    }

    /** All of {@code GET /system/df}; or the complaint about the format. @param format empty for the tables */
    public static Reading<String> print(Tree usage, Instant now, String format) {
        if (format.isEmpty() || format.equals(RowFormat.TABLE)) {
            return new Reading.Of<>(new UsageDetails(usage, now, true).tables());
        }
        UsageDetails details = new UsageDetails(usage, now, RowFormat.isTable(format));
        return details.template(format.equals(RowFormat.RAW) ? RAW : RowFormat.template(format));
    }

    private String tables() {
        return "Images space usage:\n\n" + RowFormat.print(IMAGES, ImageRows.TYPE, images()).orThrow()
                + "\nContainers space usage:\n\n" + RowFormat.print(CONTAINERS, ContainerRows.TYPE, containers()).orThrow()
                + "\nLocal Volumes space usage:\n\n" + RowFormat.print(VOLUMES, VolumeRows.TYPE, volumes()).orThrow()
                + "\nBuild cache usage: " + Units.size(usage.get("BuildCache").mappings().stream()
                        .filter(each -> !each.get("Shared").truth()).mapToLong(each -> each.get("Size").whole()).sum())
                + "\n\n" + RowFormat.print(CACHES, CACHE, caches()).orThrow();
    }

    private Reading<String> template(String text) {
        Reading<Template> parsed = Template.parse("", text, DockerFunctions.ALL);
        if (parsed.refusal().isPresent()) {
            return refused("template parsing error: " + parsed.refusal().get().message());
        }
        GoType.Struct type = GoType.struct("formatter.diskUsageContext").field("Images", list(ImageRows.TYPE)).field("Containers", list(ContainerRows.TYPE))
                .field("Volumes", list(VolumeRows.TYPE)).field("BuildCache", list(CACHE));
        Mapping all = Mapping.of("Images", rows(images()), "Containers", rows(containers()), "Volumes", rows(volumes()), "BuildCache", rows(caches()));
        Template.Execution execution = parsed.orThrow().execute(new Value(GoType.pointerTo(type), all));
        return execution.error().isPresent() ? refused(execution.error().get()) : new Reading.Of<>(execution.text());
    }

    private static GoType list(RowType type) {
        return GoType.sliceOf(type.row(Mapping.EMPTY).type());
    }

    private static Sequence rows(List<Mapping> rows) {
        return new Sequence(new ArrayList<>(rows));
    }

    private static Reading<String> refused(String why) {
        return new Reading.Refused<>(new Misreading(why, 0, 1, 1));
    }

    /** Of several names only the first is shown. */
    private List<Mapping> images() {
        List<Mapping> rows = new ArrayList<>();
        for (Mapping image : usage.get("Images").mappings()) {
            List<String> tags = image.get("RepoTags").texts();
            boolean named = !tags.isEmpty() && Reference.parse(tags.get(0)) instanceof Reference;
            Reference name = named ? Reference.of(tags.get(0)) : Reference.of("none");
            rows.add(ImageRows.row(image, named ? name.familiarName() : "<none>", named ? name.tag().orElse("<none>") : "<none>", "", now, truncate));
        }
        return rows;
    }

    /** Without the size of the image below. */
    private List<Mapping> containers() {
        List<Mapping> containers = usage.get("Containers").mappings().stream().map(container -> container.with("SizeRootFs", 0)).toList();
        return ContainerRows.rows(new Sequence(new ArrayList<>(containers)), now, truncate);
    }

    private List<Mapping> volumes() {
        return usage.get("Volumes").mappings().stream().map(VolumeRows::row).toList();
    }

    private List<Mapping> caches() {
        List<Mapping> rows = new ArrayList<>();
        for (Mapping record : usage.get("BuildCache").mappings()) {
            String id = record.get("ID").text();
            String shown = truncate ? Cut.id(id) : id;
            Instant created = Instant.parse(record.get("CreatedAt").text());
            Instant used = Instant.parse(record.get("LastUsedAt").text());
            rows.add(Mapping.of("ID", record.get("InUse").truth() ? shown + "*" : shown, "Parent", record.get("Parent").text(),
                    "CacheType", record.get("Type").text(), "Description", record.get("Description").text(), "Size", Units.size(record.get("Size").whole()),
                    "CreatedAt", GoTime.string(created), "CreatedSince", GoTime.ago(created, now), "LastUsedAt", GoTime.string(used),
                    "LastUsedSince", GoTime.ago(used, now), "UsageCount", Long.toString(record.get("UsageCount").whole()),
                    "InUse", Boolean.toString(record.get("InUse").truth()), "Shared", Boolean.toString(record.get("Shared").truth())));
        }
        return rows;
    }
}

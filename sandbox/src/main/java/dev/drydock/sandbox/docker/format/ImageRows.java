package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.GoTime;
import dev.drydock.sandbox.tree.unit.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docker images}. */
public final class ImageRows {
    public static final RowType TYPE = RowType.named("formatter.imageContext").field("ID", "IMAGE ID").field("Repository", "REPOSITORY").field("Tag", "TAG")
            .field("Digest", "DIGEST").field("CreatedSince", "CREATED").field("CreatedAt", "CREATED AT").field("Size", "SIZE").field("Containers", "CONTAINERS")
            .field("VirtualSize", "SIZE").field("SharedSize", "SHARED SIZE").field("UniqueSize", "UNIQUE SIZE");

    private static final String NONE = "<none>";
    private static final String SINCE = "\t{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}\t{{.Size}}";
    private static final String DEFAULT_TABLE = "table {{.Repository}}\t{{.Tag}}\t{{.ID}}" + SINCE;
    private static final String DIGEST_TABLE = "table {{.Repository}}\t{{.Tag}}\t{{.Digest}}\t{{.ID}}" + SINCE;

    private ImageRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), {@code raw}, or what it is. */
    public static String format(String format, boolean quiet, boolean digests) {
        if (format.equals(RowFormat.TABLE) || format.isEmpty()) return quiet ? "{{.ID}}" : digests ? DIGEST_TABLE : DEFAULT_TABLE;
        if (format.equals(RowFormat.RAW)) {
            if (quiet) return "image_id: {{.ID}}";
            return "repository: {{ .Repository }}\ntag: {{.Tag}}\n" + (digests ? "digest: {{.Digest}}\n" : "")
                    + "image_id: {{.ID}}\ncreated_at: {{.CreatedAt}}\nvirtual_size: {{.Size}}\n";
        }
        return RowFormat.isTable(format) && digests && !format.contains("{{.Digest}}") ? format + "\t{{.Digest}}" : format;
    }

    /**
     * The rows of {@code GET /images/json}, in its order: one for every tag, or one for an image without.
     *
     * @param format what {@link #format} gave: digests are shown if it names them
     */
    public static List<Mapping> rows(Tree images, Instant now, boolean truncate, boolean digests, String format) {
        List<Mapping> rows = new ArrayList<>();
        for (Mapping image : images.mappings()) {
            if (isDangling(image)) rows.add(row(image, NONE, NONE, NONE, now, truncate));
            else addNamed(rows, image, now, truncate, digests, digests || format.contains("{{.Digest}}"));
        }
        return List.copyOf(rows);
    }

    private static boolean isDangling(Mapping image) {
        List<String> tags = image.get("RepoTags").texts();
        List<String> digests = image.get("RepoDigests").texts();
        return tags.isEmpty() && digests.isEmpty() || tags.equals(List.of("<none>:<none>")) && digests.equals(List.of("<none>@<none>"));
    }

    private static void addNamed(List<Mapping> rows, Mapping image, Instant now, boolean truncate, boolean digests, boolean digestsShown) {
        Map<String, List<String>> tagsByName = new LinkedHashMap<>();
        Map<String, List<String>> digestsByName = new LinkedHashMap<>();
        for (String text : image.get("RepoTags").texts()) {
            if (Reference.parse(text) instanceof Reference name && name.tag().isPresent()) add(tagsByName, name.familiarName(), name.tag().get());
        }
        for (String text : image.get("RepoDigests").texts()) {
            if (Reference.parse(text) instanceof Reference name && name.digest().isPresent()) add(digestsByName, name.familiarName(), name.digest().get());
        }
        tagsByName.forEach((name, tags) -> {
            List<String> known = digestsByName.remove(name);
            List<String> shown = digestsShown && known != null ? known : List.of(NONE);
            for (String tag : tags) for (String digest : shown) rows.add(row(image, name, tag, digest, now, truncate));
        });
        digestsByName.forEach((name, known) -> {
            for (String digest : digests ? known : List.of("")) rows.add(row(image, name, NONE, digest, now, truncate));
        });
    }

    private static void add(Map<String, List<String>> map, String name, String text) {
        map.computeIfAbsent(name, none -> new ArrayList<>()).add(text);
    }

    static Mapping row(Mapping image, String repository, String tag, String digest, Instant now, boolean truncate) {
        Instant created = Instant.ofEpochSecond(image.get("Created").whole());
        long size = image.get("Size").whole();
        long shared = image.get("SharedSize").whole();
        long containers = image.get("Containers").whole();
        return Mapping.of("ID", truncate ? Cut.id(image.get("Id").text()) : image.get("Id").text(), "Repository", repository, "Tag", tag, "Digest", digest,
                "CreatedSince", created.equals(GoTime.ZERO) ? "" : GoTime.ago(created, now), "CreatedAt", created.equals(GoTime.ZERO) ? "" : GoTime.string(created),
                "Size", Units.size(size, 3), "Containers", containers == -1 ? "N/A" : Long.toString(containers), "VirtualSize", Units.size(size),
                "SharedSize", shared == -1 ? "N/A" : Units.size(shared), "UniqueSize", size == -1 || shared == -1 ? "N/A" : Units.size(size - shared));
    }
}

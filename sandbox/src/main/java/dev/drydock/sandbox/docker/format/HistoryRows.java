package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.GoTime;
import dev.drydock.sandbox.tree.unit.Units;
import java.time.Instant;
import java.util.List;

/** {@code docker history}. */
public final class HistoryRows {
    public static final RowType TYPE = RowType.named("image.historyContext").field("ID", "IMAGE").field("CreatedAt", "CREATED AT").field("CreatedSince", "CREATED")
            .field("CreatedBy", "CREATED BY").field("Size", "SIZE").field("Comment", "COMMENT");

    private HistoryRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), or what it is. */
    public static String format(String format, boolean quiet, boolean human) {
        if (!format.equals(RowFormat.TABLE) && !format.isEmpty()) return format;
        if (quiet) return "{{.ID}}";
        return "table {{.ID}}\t" + (human ? "{{.CreatedSince}}" : "{{.CreatedAt}}") + "\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}";
    }

    /** The rows of {@code GET /images/{name}/history}, the newest first as there. */
    public static List<Mapping> rows(Tree history, Instant now, boolean truncate, boolean human) {
        return history.mappings().stream().map(layer -> row(layer, now, truncate, human)).toList();
    }

    private static Mapping row(Mapping layer, Instant now, boolean truncate, boolean human) {
        String id = layer.get("Id").text();
        String createdBy = layer.get("CreatedBy").text().replace('\t', ' ');
        Instant created = Instant.ofEpochSecond(layer.get("Created").whole());
        long size = layer.get("Size").whole();
        return Mapping.of("ID", truncate ? Cut.id(id) : id, "CreatedAt", GoTime.rfc3339(created),
                "CreatedSince", !human ? GoTime.rfc3339(created) : layer.get("Created").whole() <= 0 ? "N/A" : GoTime.ago(created, now),
                "CreatedBy", truncate ? Cut.ellipsis(createdBy, 45) : createdBy, "Size", human ? Units.size(size, 3) : Long.toString(size), "Comment", layer.get("Comment").text());
    }
}

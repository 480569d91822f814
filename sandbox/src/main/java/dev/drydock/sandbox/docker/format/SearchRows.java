package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import java.util.List;

/** {@code docker search}. */
public final class SearchRows {
    public static final RowType TYPE = RowType.named("registry.searchContext").field("Name", "NAME").field("Description", "DESCRIPTION").field("StarCount", "STARS")
            .field("IsOfficial", "OFFICIAL");

    private SearchRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), or what it is. */
    public static String format(String format) {
        return format.equals(RowFormat.TABLE) || format.isEmpty() ? "table {{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}" : format;
    }

    /**
     * The rows of {@code GET /images/search}, in its order.
     *
     * @param format what {@link #format} gave: official images are marked {@code [OK]}, but {@code true} where the row is printed as JSON
     */
    public static List<Mapping> rows(Tree found, boolean truncate, String format) {
        return found.mappings().stream().map(image -> row(image, truncate, !format.equals(RowFormat.JSON) && !format.contains("{{json .}}"))).toList();
    }

    private static Mapping row(Mapping image, boolean truncate, boolean marked) {
        String description = image.get("description").text().replace('\n', ' ').replace('\r', ' ');
        boolean official = image.get("is_official").truth();
        return Mapping.of("Name", image.get("name"), "Description", truncate ? Cut.ellipsis(description, 45) : description, "StarCount", Long.toString(image.get("star_count").whole()),
                "IsOfficial", marked ? official ? "[OK]" : "" : Boolean.toString(official));
    }
}

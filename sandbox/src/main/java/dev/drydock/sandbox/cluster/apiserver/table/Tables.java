package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes tables of objects, for clients that accept {@code as=Table}. */
public final class Tables {
    private static final Map<String, Sheet> SHEETS = sheets();
    /** Kinds without a table of their own. */
    private static final Sheet PLAIN = Sheet.of("Name|Created At", (object, now) ->
            List.of(Cells.name(object), Objects.metadata(object).get("creationTimestamp").text()));

    private Tables() {}

    private static Map<String, Sheet> sheets() {
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        WorkloadSheets.addTo(sheets);
        NetworkSheets.addTo(sheets);
        ClusterSheets.addTo(sheets);
        ConfigSheets.addTo(sheets);
        return Collections.unmodifiableMap(sheets);
    }

    /** What goes with a table besides its rows. */
    public record Framing(Mapping listMetadata, String includeObject, boolean withColumns, long nowMicros) {}

    /**
     * A table of objects.
     *
     * @param printerColumns of a CustomResourceDefinition's version; nothing for all other resources
     */
    public static Mapping of(Resource resource, List<Mapping> objects, Framing framing, Tree printerColumns) {
        Sheet sheet = printerColumns.isNothing() ? SHEETS.getOrDefault(resource.qualified(), PLAIN) : CustomColumns.sheet(printerColumns);
        List<Tree> rows = new ArrayList<>();
        for (Mapping object : objects) {
            rows.add(Mapping.of("cells", Tree.of(sheet.row().cells(object, framing.nowMicros())), "object", object(object, framing.includeObject())));
        }
        Mapping.Builder table = Mapping.builder().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1").put("metadata", framing.listMetadata());
        return table.put("columnDefinitions", framing.withColumns() ? columns(sheet) : dev.drydock.sandbox.tree.Nothing.NOTHING)
                .put("rows", new Sequence(rows)).build();
    }

    private static Tree object(Mapping object, String include) {
        return switch (include) {
            case "Object" -> object;
            case "None" -> dev.drydock.sandbox.tree.Nothing.NOTHING;
            default -> Mapping.of("kind", "PartialObjectMetadata", "apiVersion", "meta.k8s.io/v1", "metadata", object.get("metadata"));
        };
    }

    private static Sequence columns(Sheet sheet) {
        List<Tree> columns = new ArrayList<>();
        for (Sheet.Column column : sheet.columns()) {
            columns.add(Mapping.of("name", column.name(), "type", column.type(), "format", column.format(), "description", "", "priority", column.priority()));
        }
        return new Sequence(columns);
    }
}

package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;

/** The columns that a CustomResourceDefinition gives its objects: {@code additionalPrinterColumns}. */
final class CustomColumns {
    private CustomColumns() {}

    static Sheet sheet(Tree printerColumns) {
        List<Sheet.Column> columns = new ArrayList<>(List.of(new Sheet.Column("Name", "string", "name", 0)));
        List<Tree> given = printerColumns.items();
        if (given.isEmpty()) {
            columns.add(new Sheet.Column("Age", "date", "", 0));
            return new Sheet(columns, (object, now) -> List.of(Cells.name(object), Cells.age(object, now)));
        }
        for (Tree column : given) {
            columns.add(new Sheet.Column(column.get("name").text(), column.get("type").text(), column.get("format").text(), column.get("priority").wholeInt()));
        }
        return new Sheet(columns, (object, now) -> cells(object, given, now));
    }

    private static List<Object> cells(Mapping object, List<Tree> columns, long now) {
        List<Object> cells = new ArrayList<>(List.of(Cells.name(object)));
        for (Tree column : columns) {
            Tree found = value(object, column.get("jsonPath").text());
            if (column.get("type").text().equals("date")) {
                cells.add(found.isNothing() ? "<unknown>" : Cells.since(found, now));
            } else if (column.get("type").text().equals("string")) {
                cells.add(found.isNothing() ? Nothing.NOTHING : found instanceof Text ? found : new Text(Json.compact(found)));
            } else {
                cells.add(found);
            }
        }
        return cells;
    }

    /** The first value that a path such as {@code .spec.replicas} finds. */
    private static Tree value(Mapping object, String path) {
        List<List<Tree>> found = JsonPath.parse("{" + path + "}").value().flatMap(parsed -> parsed.find(object, true).value()).orElse(List.of());
        return found.isEmpty() || found.get(0).isEmpty() ? Nothing.NOTHING : found.get(0).get(0);
    }
}

package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of one kind of object.
 *
 * @param columns in their order
 * @param row the cells of an object, one for each column: texts, numbers, truths
 */
record Sheet(List<Column> columns, Row row) {
    Sheet {
        columns = List.copyOf(columns);
    }

    /** @param priority 0 for what is always shown, 1 for what {@code -o wide} adds */
    record Column(String name, String type, String format, int priority) {}

    /** Makes the cells of an object; the time is virtual microseconds since 1970, for ages. */
    @FunctionalInterface
    interface Row {
        List<Object> cells(Mapping object, long nowMicros);
    }

    /**
     * @param columns names separated by {@code |}; a leading {@code +} is priority 1, a leading {@code #} means a number, {@code ?} a truth
     */
    static Sheet of(String columns, Row row) {
        List<Column> read = new ArrayList<>();
        for (String word : columns.split("\\|")) {
            boolean wide = word.startsWith("+");
            String rest = wide ? word.substring(1) : word;
            String type = rest.startsWith("#") ? "integer" : rest.startsWith("?") ? "boolean" : "string";
            String name = type.equals("string") ? rest : rest.substring(1);
            read.add(new Column(name, type, name.equals("Name") && !wide ? "name" : "", wide ? 1 : 0));
        }
        return new Sheet(read, row);
    }
}

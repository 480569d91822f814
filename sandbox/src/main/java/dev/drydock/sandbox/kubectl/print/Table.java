package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table as the server lays it out.
 *
 * @param columns the server's column definitions; a watch sends them once
 */
public record Table(List<Mapping> columns, List<Mapping> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What a table shows beyond the server's own columns. */
    public record Extras(boolean wide, boolean namespace, boolean kind, List<String> labelColumns, boolean labels) {}

    /** The table of an answer; an object that is no table becomes a row of its name and nothing else. */
    public static Table of(Tree answer) {
        if (!answer.get("kind").text().equals("Table")) {
            List<Tree> objects = answer.has("items") ? answer.get("items").items() : List.of(answer);
            return new Table(List.of(Mapping.of("name", "Name", "type", "string", "format", "name", "priority", 0),
                    Mapping.of("name", "Age", "type", "string", "format", "", "priority", 0)), objects.stream().map(Table::plain).toList());
        }
        return new Table(answer.get("columnDefinitions").mappings(), answer.get("rows").mappings());
    }

    private static Mapping plain(Tree object) {
        return Mapping.of("cells", List.of(object.at("metadata", "name").text(), "<unknown>"), "object", object);
    }

    /** This table with the columns of an earlier one if it has none of its own. */
    public Table below(Table earlier) {
        return columns.isEmpty() ? new Table(earlier.columns, rows) : this;
    }

    public Table plus(Table more) {
        List<Mapping> all = new ArrayList<>(rows);
        all.addAll(more.rows);
        return new Table(columns, all);
    }

    public Table with(List<Mapping> changed) {
        return new Table(columns, changed);
    }

    /** The heading. */
    public List<String> heading(Extras extras) {
        List<String> cells = new ArrayList<>();
        if (extras.namespace()) {
            cells.add("NAMESPACE");
        }
        for (Mapping column : columns) {
            if (extras.wide() || column.get("priority").whole() == 0) {
                cells.add(column.get("name").text().toUpperCase(Locale.ROOT));
            }
        }
        extras.labelColumns().forEach(label -> cells.add(label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT)));
        if (extras.labels()) {
            cells.add("LABELS");
        }
        return List.copyOf(cells);
    }

    /** The cells of all rows. */
    public List<List<String>> cells(Extras extras, Kind kind) {
        return rows.stream().map(row -> cells(row, extras, kind)).toList();
    }

    private List<String> cells(Mapping row, Extras extras, Kind kind) {
        Tree about = row.at("object", "metadata");
        List<String> cells = new ArrayList<>();
        if (extras.namespace()) {
            cells.add(about.get("namespace").text());
        }
        List<Tree> values = row.get("cells").items();
        for (int i = 0; i < values.size() && i < columns.size(); i++) {
            Mapping column = columns.get(i);
            if (extras.wide() || column.get("priority").whole() == 0) {
                boolean name = extras.kind() && column.get("format").text().equals("name") && column.get("type").text().equals("string");
                cells.add((name ? kind.shown() + "/" : "") + cell(values.get(i)));
            }
        }
        extras.labelColumns().forEach(label -> cells.add(about.get("labels").get(label).text()));
        if (extras.labels()) {
            cells.add(labels(about.get("labels")));
        }
        return List.copyOf(cells);
    }

    /** Labels as a table shows them. */
    public static String labels(Tree labels) {
        List<String> pairs = new ArrayList<>();
        labels.mapping().sorted().forEach((key, value) -> pairs.add(key + "=" + value.text()));
        return pairs.isEmpty() ? "<none>" : String.join(",", pairs);
    }

    private static String cell(Tree value) {
        if (value.isNothing()) {
            return "";
        }
        String text = value instanceof Text ? value.text() : Value.of(value).print();
        for (int i = 0; i < text.length(); i++) {
            if ("\f\n\r".indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i) + "...";
            }
        }
        return text;
    }
}

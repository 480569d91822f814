package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.Function;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the templates of one listing can name, and how a table heads each column.
 *
 * @param goName the Go type of a row, as errors name it: {@code formatter.ContainerContext}
 * @param headers column heading by field
 * @param fields Go type by field
 * @param labelled whether {@code {{.Label "key"}}} works; a row's labels are then under {@link #LABELS}
 */
public record RowType(String goName, Mapping headers, java.util.Map<String, GoType> fields, boolean labelled) {
    /** The key of a row under which its labels are; no template can name it. */
    public static final String LABELS = " labels";

    public RowType {
        fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
    }

    public static RowType named(String goName) {
        return new RowType(goName, Mapping.EMPTY, java.util.Map.of(), false);
    }

    /** This type with a text field. */
    public RowType field(String name, String header) {
        return field(name, Optional.of(header), GoType.STRING);
    }

    /** This type with a field of another type. */
    public RowType field(String name, Optional<String> header, GoType type) {
        java.util.Map<String, GoType> more = new java.util.LinkedHashMap<>(fields);
        more.put(name, type);
        return new RowType(goName, header.isPresent() ? headers.with(name, header.get()) : headers, more, labelled);
    }

    /** This type with the method {@code Label}. */
    public RowType withLabels() {
        return new RowType(goName, headers, fields, true);
    }

    /** A row as a template sees it. */
    Value row(Mapping row) {
        return row(row, field -> {});
    }

    /** Rows as a template sees them: their type is made once. */
    List<Value> rows(List<Mapping> rows) {
        GoType type = row(Mapping.EMPTY).type();
        return rows.stream().map(row -> new Value(type, row)).toList();
    }

    /** A row that tells which of its fields a template asks for. */
    Value row(Mapping row, Consumer<String> asked) {
        GoType.Struct struct = GoType.struct(goName);
        for (var field : fields.entrySet()) {
            struct = struct.method(Function.of(field.getKey(), (arguments, numbers) -> {
                asked.accept(field.getKey());
                return new Value(field.getValue(), arguments.get(0).tree().get(field.getKey()));
            }));
        }
        if (labelled) struct = struct.method(Function.of("Label", (arguments, numbers) -> label(arguments.get(0).tree(), arguments.get(1).text()), GoType.STRING));
        return new Value(GoType.pointerTo(struct), row);
    }

    private static Value label(Tree row, String key) {
        return Value.of(row.get(LABELS).get(key).text());
    }

    /** The row of headings; its {@code Label} answers the last part of the key, with blanks for dashes. */
    Value header() {
        GoType.Struct named = GoType.struct("formatter.SubHeaderContext");
        if (labelled) named = named.method(Function.of("Label", (arguments, numbers) -> {
            String key = arguments.get(1).text();
            return new Value(GoType.STRING, new Text(key.substring(key.lastIndexOf('.') + 1).replace('-', ' ').replace('_', ' ')));
        }, GoType.STRING));
        return new Value(new GoType.MapOf("formatter.SubHeaderContext", GoType.STRING, GoType.STRING, named.members()), headers);
    }
}

package dev.drydock.sandbox.kubectl.explain;

import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page about a kind or a field of it (pkg/explain/v2/templates/plaintext.tmpl).
 *
 * @param document the OpenAPI document of the kind's group and version
 */
record Page(Tree document, Kind kind, Words words, boolean recursive) {
    private static final int WIDTH = 76;
    private static final int ENUM_SHOWN = 4;
    private static final String REFERENCES = "#/components/schemas/";

    /** The kind's own schema. */
    Optional<Tree> root() {
        return document.at("components", "schemas").mapping().values().stream().filter(schema -> schema.get("x-kubernetes-group-version-kind").mappings().stream()
                .anyMatch(each -> each.get("group").text().equals(kind.group()) && each.get("version").text().equals(kind.version())
                        && each.get("kind").text().equals(kind.kind()))).findFirst();
    }

    /** The whole page; empty if there is no such field. */
    Optional<String> text(Tree root, List<String> fields) {
        String head = (kind.group().isEmpty() ? "" : "GROUP:      " + kind.group() + "\n") + "KIND:       " + kind.kind() + "\nVERSION:    " + kind.version() + "\n\n";
        Named schema = new Named(kind.kind(), root);
        String about = "";
        for (int i = 0; i < fields.size(); i++) {
            Named owner = owner(schema);
            Tree field = owner.schema().get("properties").get(fields.get(i));
            if (field.isNothing()) {
                return Optional.empty();
            }
            if (i == fields.size() - 1) {
                head += "FIELD: " + fields.get(i) + " <" + type(field) + ">\n" + longEnum(field) + "\n\n";
                about = words.ofField(owner.type(), fields.get(i), field);
            }
            schema = new Named("", field);
        }
        StringBuilder out = new StringBuilder(head).append("DESCRIPTION:\n");
        List<String> sentences = new ArrayList<>();
        if (!about.isEmpty()) {
            sentences.add(about);
        }
        Named inner = owner(schema);
        String ofType = inner.type().isEmpty() ? "" : words.ofType(inner.type(), inner.schema());
        if (!ofType.isEmpty()) {
            sentences.add(ofType);
        }
        sentences.forEach(sentence -> out.append(Words.wrapped(sentence, WIDTH, 4)).append('\n'));
        out.append(sentences.isEmpty() ? "    <empty>" : "    ").append('\n');
        StringBuilder list = new StringBuilder();
        list(list, schema.schema(), inner.type(), 1, List.of());
        return Optional.of(out.append(list.isEmpty() ? "" : "FIELDS:\n" + list).append('\n').toString());
    }

    /** A schema with the short name of its type, empty where it has none. */
    private record Named(String type, Tree schema) {}

    /** The schema that holds the properties: behind references, lists, maps. */
    private Named owner(Named start) {
        Named here = start;
        while (!here.schema().has("properties")) {
            Tree schema = here.schema();
            if (schema.has("$ref")) {
                here = resolved(schema.get("$ref").text());
            } else if (schema.has("items")) {
                here = new Named(here.type(), schema.get("items"));
            } else if (schema.get("additionalProperties") instanceof Mapping) {
                here = new Named(here.type(), schema.get("additionalProperties"));
            } else if (!schema.get("allOf").items().isEmpty()) {
                here = new Named(here.type(), schema.get("allOf").get(0));
            } else {
                return here;
            }
        }
        return here;
    }

    private Named resolved(String reference) {
        String name = reference.substring(Math.min(reference.length(), REFERENCES.length()));
        return new Named(name.substring(name.lastIndexOf('.') + 1), document.get("components").get("schemas").get(name));
    }

    // ---- the fields --------------------------------------------------------------------------------------------------------------

    private void list(StringBuilder out, Tree schema, String type, int level, List<String> seen) {
        String reference = schema.get("$ref").text();
        if (!reference.isEmpty() && seen.contains(reference)) {
            return;
        }
        List<String> history = new ArrayList<>(seen);
        Named here = new Named(type, schema);
        if (!reference.isEmpty()) {
            history.add(reference);
            here = resolved(reference);
        }
        for (String name : here.schema().get("properties").mapping().keys().stream().sorted().toList()) {
            Tree field = here.schema().get("properties").get(name);
            boolean required = here.schema().get("required").items().stream().anyMatch(each -> each.text().equals(name));
            detail(out, here.type(), name, field, required, level);
            if (recursive) {
                list(out, field, "", level + 1, history);
            }
        }
        for (Tree each : here.schema().get("allOf").items()) {
            list(out, each, here.type(), level, history);
        }
        for (String below : List.of("items", "additionalProperties")) {
            if (here.schema().get(below) instanceof Mapping inner) {
                list(out, inner, here.type(), level, history);
            }
        }
    }

    private void detail(StringBuilder out, String type, String name, Tree field, boolean required, int level) {
        int indent = 2 * level;
        out.append(" ".repeat(indent)).append(name).append("\t<").append(type(field)).append('>').append(required ? " -required-" : "")
                .append(shortEnum(field, indent)).append('\n');
        if (!recursive) {
            String about = words.ofField(type, name, field);
            out.append(Words.wrapped(about.isEmpty() ? "<no description>" : about, 78 - indent, indent + 2)).append("\n\n");
        }
    }

    private String type(Tree schema) {
        if (schema.has("items")) {
            return "[]" + type(schema.get("items"));
        }
        if (schema.get("additionalProperties") instanceof Mapping inner) {
            return "map[string]" + type(inner);
        }
        if (schema.get("allOf").items().size() == 1 && !schema.has("properties")) {
            return type(schema.get("allOf").get(0));
        }
        if (schema.has("$ref")) {
            Named named = resolved(schema.get("$ref").text());
            String type = named.schema().get("type").text();
            return type.isEmpty() || type.equals("object") ? named.type() : type;
        }
        String type = schema.get("type").text();
        return type.isEmpty() || type.equals("object") ? "Object" : type;
    }

    private static String shown(Tree value) {
        return value.text().isEmpty() ? "\"\"" : value.text();
    }

    private static String shortEnum(Tree field, int indent) {
        List<Tree> values = field.get("enum").items();
        if (values.isEmpty()) {
            return "";
        }
        List<String> shown = values.stream().limit(ENUM_SHOWN).map(Page::shown).toList();
        return "\n" + " ".repeat(indent) + "enum: " + String.join(", ", shown) + (values.size() > ENUM_SHOWN ? ", ...." : "");
    }

    private static String longEnum(Tree field) {
        StringBuilder out = new StringBuilder();
        field.get("enum").items().forEach(value -> out.append(out.isEmpty() ? "ENUM:" : "").append("\n    ").append(shown(value)));
        return out.toString();
    }
}

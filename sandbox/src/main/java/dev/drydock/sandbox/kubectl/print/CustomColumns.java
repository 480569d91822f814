package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code -o custom-columns}: a table of fields of one's own choice. */
public record CustomColumns(List<String> headings, List<FieldPath> paths, boolean headless) {

    /** Reads {@code NAME:.metadata.name,...}. */
    static Task<CustomColumns> of(String spec, boolean headless) {
        if (spec.isEmpty()) {
            return Task.fail("custom-columns format specified but no custom columns given");
        }
        List<String> parts = List.of(spec.split(",", -1));
        for (String part : parts) {
            if (!part.contains(":")) {
                return Task.fail("unexpected custom-columns spec: " + part + ", expected <header>:<json-path-expr>");
            }
        }
        List<String> headings = parts.stream().map(part -> part.substring(0, part.indexOf(':'))).toList();
        return Task.all(parts, part -> FieldPath.of(part.substring(part.indexOf(':') + 1))).map(paths -> new CustomColumns(headings, paths, headless));
    }

    /** Reads a template of two lines: headings and paths. */
    static Task<CustomColumns> ofTemplate(String template) {
        String[] lines = template.split("\n");
        if (lines.length < 2) {
            return Task.fail("invalid template, missing " + (template.isBlank() ? "header" : "spec")
                    + " line. Expected format is one line of space separated headers, one line of space separated column specs.");
        }
        List<String> headings = List.of(lines[0].strip().split("\\s+"));
        List<String> specs = List.of(lines[1].strip().split("\\s+"));
        return headings.size() != specs.size()
                ? Task.fail("number of headers (" + headings.size() + ") and field specifications (" + specs.size() + ") don't match")
                : Task.all(specs, FieldPath::of).map(paths -> new CustomColumns(headings, paths, false));
    }

    /** The table of an object or of a list's items. */
    String text(Tree object) {
        List<List<String>> rows = new ArrayList<>();
        if (!headless) {
            rows.add(headings);
        }
        List<Tree> items = object.has("items") ? object.get("items").items() : List.of(object);
        items.forEach(item -> rows.add(row(item)));
        return Columns.layOut(rows);
    }

    /** The cells of an object. */
    public List<String> row(Tree object) {
        return paths.stream().map(path -> {
            List<Tree> found = path.find(object);
            return found.isEmpty() ? "<none>" : String.join(",", found.stream().map(CustomColumns::shown).toList());
        }).toList();
    }

    private static String shown(Tree value) {
        return value.isNothing() ? "<nil>" : Value.of(value).print();
    }
}

package dev.drydock.sandbox.tree.jsonpath;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.Value;
import java.util.List;

/** A parsed JSONPath template; immutable. */
public final class JsonPath {
    private final String text;
    private final List<List<Step>> nodes;

    private JsonPath(String text, List<List<Step>> nodes) {
        this.text = text;
        this.nodes = nodes;
    }

    /** Parses a template; the complaint is what follows {@code error parsing jsonpath TEMPLATE, }. */
    public static Reading<JsonPath> parse(String text) {
        try {
            return new Reading.Of<>(new JsonPath(text, PathParser.parse(text)));
        } catch (PathParser.Wrong wrong) {
            return refused(wrong.getMessage());
        }
    }

    private static <T> Reading<T> refused(String message) {
        return new Reading.Refused<>(new Misreading(message, 0, 1, 1));
    }

    /**
     * The values that each part of the template finds; texts between actions find themselves.
     *
     * @param allowMissing whether a field that is not there finds nothing, as for {@code -o jsonpath}, or is an error ({@code foo is not found}), as for {@code --sort-by}
     */
    public Reading<List<List<Tree>>> find(Tree data, boolean allowMissing) {
        try {
            return new Reading.Of<>(new Search(nodes, allowMissing).find(data));
        } catch (Search.Stopped stopped) {
            return refused(stopped.getMessage());
        }
    }

    /** What {@code -o jsonpath} prints: the values of each action parted by blanks, maps and lists as JSON. */
    public Reading<String> print(Tree data) {
        return find(data, true).map(found -> {
            StringBuilder out = new StringBuilder();
            for (List<Tree> values : found) out.append(String.join(" ", values.stream().map(JsonPath::shown).toList()));
            return out.toString();
        });
    }

    /** What {@code -o jsonpath-as-json} prints: the values of each action as an indented list. */
    public Reading<String> printAsJson(Tree data) {
        return find(data, true).map(found -> {
            StringBuilder out = new StringBuilder();
            for (List<Tree> values : found) out.append(Json.write(new Sequence(values), JsonStyle.KUBECTL)).append('\n');
            return out.toString();
        });
    }

    private static String shown(Tree value) {
        if (value instanceof Mapping || value instanceof Sequence) return Json.write(value, JsonStyle.COMPACT.withSortKeys(true));
        return value.isNothing() ? "null" : Value.of(value).print();
    }

    /** What kubectl tells after {@code error: error executing jsonpath "TEMPLATE": } when the template cannot be applied. */
    public String report(String complaint, Tree data) {
        return "Error executing template: " + complaint + ". Printing more information for debugging the template:\n\ttemplate was:\n\t\t" + text
                + "\n\tobject given to jsonpath engine was:\n\t\t" + GoText.syntax(data) + "\n\n";
    }
}

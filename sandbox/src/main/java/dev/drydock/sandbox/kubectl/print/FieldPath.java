package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.jsonpath.JsonPath;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSONPath to a field that may be written without its braces and its leading point.
 *
 * @param text in its whole form, {@code {.metadata.name}}
 */
public record FieldPath(String text, JsonPath path) {
    private static final Pattern RELAXED = Pattern.compile("^\\{\\.?([^{}]+)\\}$|^\\.?([^{}]+)$");

    /** Reads it. */
    public static Task<FieldPath> of(String written) {
        Matcher matcher = RELAXED.matcher(written);
        if (!matcher.matches()) {
            return Task.fail("unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'");
        }
        String whole = "{." + (matcher.group(1) != null ? matcher.group(1) : matcher.group(2)) + "}";
        Reading<JsonPath> reading = JsonPath.parse(whole);
        return reading.refusal().isPresent() ? Task.fail(reading.refusal().get().message()) : Task.of(new FieldPath(whole, reading.orThrow()));
    }

    /** What it finds in an object; nothing found is an empty list. */
    public List<Tree> find(Tree object) {
        return path.find(object, true).value().map(found -> found.stream().flatMap(List::stream).toList()).orElse(List.of());
    }
}

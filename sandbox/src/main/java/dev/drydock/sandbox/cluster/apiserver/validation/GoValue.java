package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import java.util.ArrayList;
import java.util.List;

/** Values as Go prints them in messages. */
public final class GoValue {
    private GoValue() {}

    /** {@code %v}: {@code map[spec:map[replicas:2]]}. */
    public static String of(Tree tree) {
        if (tree instanceof Mapping mapping) {
            List<String> words = new ArrayList<>();
            mapping.sorted().forEach((key, value) -> words.add(key + ":" + of(value)));
            return "map[" + String.join(" ", words) + "]";
        }
        if (tree instanceof Sequence sequence) {
            return "[" + String.join(" ", sequence.items().stream().map(GoValue::of).toList()) + "]";
        }
        return tree instanceof Text text ? text.value() : tree == Nothing.NOTHING ? "<nil>" : tree instanceof Truth || tree instanceof Decimal
                ? Json.compact(tree) : Long.toString(tree.whole());
    }

    /** {@code %q}. */
    public static String quoted(String text) {
        return Json.quote(text, false);
    }

    /** A value as an error on a field shows it: texts in quotes, numbers plain. */
    public static String shown(Tree tree) {
        return tree instanceof Text text ? quoted(text.value()) : of(tree);
    }

    /** {@code map[string]string{"app":"web"}}. */
    public static String texts(Tree labels) {
        if (!(labels instanceof Mapping mapping)) {
            return "map[string]string(nil)";
        }
        List<String> words = new ArrayList<>();
        mapping.sorted().forEach((key, value) -> words.add(quoted(key) + ":" + quoted(value.text())));
        return "map[string]string{" + String.join(", ", words) + "}";
    }
}

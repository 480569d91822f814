package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Selectors as {@code metav1.FormatLabelSelector} writes them: {@code app=web,tier in (back,front)}. */
public final class SelectorWords {
    private SelectorWords() {}

    /** Empty for a selector without requirements. */
    public static String of(Tree selector) {
        List<String> words = new ArrayList<>();
        selector.get("matchLabels").mapping().sorted().forEach((key, value) -> words.add(key + "=" + value.text()));
        for (Tree expression : selector.get("matchExpressions").items()) {
            String key = expression.get("key").text();
            String values = "(" + String.join(",", expression.get("values").texts().stream().sorted().toList()) + ")";
            words.add(switch (expression.get("operator").text()) {
                case "In" -> key + " in " + values;
                case "NotIn" -> key + " notin " + values;
                case "DoesNotExist" -> "!" + key;
                default -> key;
            });
        }
        return String.join(",", words);
    }
}

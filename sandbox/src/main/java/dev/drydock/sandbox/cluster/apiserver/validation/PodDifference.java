package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;

/** The difference of two specs, laid out as go-cmp lays it out: the fields that differ, with {@code -} what is wanted and {@code +} what is there. */
final class PodDifference {
    private PodDifference() {}

    static String of(Mapping wanted, Mapping present) {
        return of("core.PodSpec", wanted, present);
    }

    static String of(String type, Mapping wanted, Mapping present) {
        StringBuilder text = new StringBuilder("  ").append(type).append("{\n");
        java.util.List<String> keys = new java.util.ArrayList<>(wanted.keys());
        present.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        int same = 0;
        for (String key : keys) {
            if (wanted.get(key).equals(present.get(key))) {
                same++;
                continue;
            }
            String name = Character.toUpperCase(key.charAt(0)) + key.substring(1);
            text.append("- \t").append(name).append(": ").append(value(wanted.get(key))).append(",\n");
            text.append("+ \t").append(name).append(": ").append(value(present.get(key))).append(",\n");
        }
        if (same > 0) {
            text.append("  \t... // ").append(same).append(" identical fields\n");
        }
        return text.append("  }\n").toString();
    }

    private static String value(Tree tree) {
        if (tree instanceof Mapping mapping) {
            StringBuilder text = new StringBuilder("{");
            for (int i = 0; i < mapping.size(); i++) {
                text.append(i > 0 ? ", " : "").append(Character.toUpperCase(mapping.keyAt(i).charAt(0))).append(mapping.keyAt(i).substring(1)).append(": ")
                        .append(value(mapping.valueAt(i)));
            }
            return text.append("}").toString();
        }
        if (tree instanceof Sequence sequence) {
            return "{" + String.join(", ", sequence.items().stream().map(PodDifference::value).toList()) + "}";
        }
        return tree instanceof Text text ? GoValue.quoted(text.value()) : tree.isNothing() ? "nil" : GoValue.of(tree);
    }
}

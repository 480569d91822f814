package dev.drydock.sandbox.app.elastic;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;

/** JSON as Elasticsearch writes it when asked for {@code ?pretty}. */
final class Pretty {
    private Pretty() {}

    static String of(Tree tree) {
        StringBuilder out = new StringBuilder();
        write(tree, "\n", out);
        return out.toString();
    }

    private static void write(Tree tree, String line, StringBuilder out) {
        if (tree instanceof Mapping mapping) {
            String separator = "{" + line + "  ";
            for (String key : mapping.keys()) {
                out.append(separator).append(Json.quote(key, false)).append(" : ");
                write(mapping.get(key), line + "  ", out);
                separator = "," + line + "  ";
            }
            out.append(mapping.isEmpty() ? "{ }" : line + "}");
        } else if (tree instanceof Sequence sequence) {
            String separator = "[" + line + "  ";
            for (Tree item : sequence.items()) {
                out.append(separator);
                write(item, line + "  ", out);
                separator = "," + line + "  ";
            }
            out.append(sequence.isEmpty() ? "[ ]" : line + "]");
        } else {
            out.append(Json.compact(tree));
        }
    }
}

package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Labels in one cell. */
public final class LabelText {
    private LabelText() {}

    /** {@code a=b,c=d}, by key. */
    public static String of(Tree labels) {
        List<String> pairs = new ArrayList<>();
        Mapping sorted = labels.mapping().sorted();
        sorted.forEach((key, value) -> pairs.add(key + "=" + value.text()));
        return String.join(",", pairs);
    }
}

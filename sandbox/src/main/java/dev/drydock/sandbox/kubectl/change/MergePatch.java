package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;

/** JSON merge patches (RFC 7386): the difference of two objects, and its application. */
public final class MergePatch {
    private MergePatch() {}

    /** What makes one object of another. */
    public static Mapping between(Mapping before, Mapping after) {
        Mapping.Builder patch = Mapping.builder();
        before.forEach((key, value) -> {
            if (!after.has(key)) {
                patch.put(key, Nothing.NOTHING);
            }
        });
        after.forEach((key, value) -> {
            Tree old = before.get(key);
            if (old instanceof Mapping from && value instanceof Mapping to) {
                Mapping inner = between(from, to);
                if (!inner.isEmpty()) {
                    patch.put(key, inner);
                }
            } else if (!before.has(key) || !old.equals(value)) {
                patch.put(key, value);
            }
        });
        return patch.build();
    }

    /** An object with a patch applied. */
    public static Tree apply(Tree target, Tree patch) {
        if (!(patch instanceof Mapping changes)) {
            return patch;
        }
        Mapping result = target.mapping();
        for (String key : changes.keys()) {
            Tree value = changes.get(key);
            result = value.isNothing() ? result.without(key) : result.with(key, apply(result.get(key), value));
        }
        return result;
    }

    /** As a request carries it. */
    static String text(Mapping patch) {
        return Json.write(patch, JsonStyle.COMPACT.withSortKeys(true));
    }
}

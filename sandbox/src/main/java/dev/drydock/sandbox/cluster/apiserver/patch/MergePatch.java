package dev.drydock.sandbox.cluster.apiserver.patch;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;

/** JSON Merge Patch, RFC 7386. */
public final class MergePatch {
    private MergePatch() {}

    /** What a patch makes of a target; what it does not touch is shared. */
    public static Tree apply(Tree target, Tree patch) {
        if (!(patch instanceof Mapping changes)) {
            return patch;
        }
        Mapping result = target.mapping();
        for (int i = 0; i < changes.size(); i++) {
            String key = changes.keyAt(i);
            Tree value = changes.valueAt(i);
            if (value == Nothing.NOTHING) {
                result = result.without(key);
            } else {
                Tree merged = apply(result.get(key), value);
                result = merged.equals(result.get(key)) && result.has(key) ? result : result.with(key, merged);
            }
        }
        return result;
    }
}

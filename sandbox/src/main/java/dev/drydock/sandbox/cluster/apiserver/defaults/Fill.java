package dev.drydock.sandbox.cluster.apiserver.defaults;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of trees that share all that stays as it is. */
final class Fill {
    private Fill() {}

    /** Puts a value where there is none. */
    static Mapping in(Mapping mapping, String key, Object value) {
        return mapping.get(key).isNothing() ? mapping.with(key, value) : mapping;
    }

    /** Puts a value where there is none, or where it is empty as Go sees it. */
    static Mapping empty(Mapping mapping, String key, Object value) {
        return mapping.get(key).isEmpty() ? mapping.with(key, value) : mapping;
    }

    /** Changes a mapping that is there. */
    static Mapping at(Mapping mapping, String key, UnaryOperator<Mapping> change) {
        if (!(mapping.get(key) instanceof Mapping inner)) {
            return mapping;
        }
        Mapping changed = change.apply(inner);
        return changed == inner ? mapping : mapping.with(key, changed);
    }

    /** Changes a mapping, an empty one if there is none. */
    static Mapping within(Mapping mapping, String key, UnaryOperator<Mapping> change) {
        Mapping inner = mapping.get(key).mapping();
        Mapping changed = change.apply(inner);
        return changed == inner && mapping.has(key) ? mapping : mapping.with(key, changed);
    }

    /** Changes each mapping of a list that is there. */
    static Mapping each(Mapping mapping, String key, UnaryOperator<Mapping> change) {
        if (!(mapping.get(key) instanceof Sequence sequence)) {
            return mapping;
        }
        List<Tree> items = sequence.items();
        List<Tree> changed = null;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Mapping item) {
                Mapping after = change.apply(item);
                if (after != item) {
                    changed = changed == null ? new ArrayList<>(items) : changed;
                    changed.set(i, after);
                }
            }
        }
        return changed == null ? mapping : mapping.with(key, new Sequence(changed));
    }
}

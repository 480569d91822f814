package dev.drydock.sandbox.cluster.apiserver.patch;

import dev.drydock.sandbox.cluster.apiserver.schema.Field;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.cluster.apiserver.schema.Struct;
import dev.drydock.sandbox.cluster.apiserver.schema.Type;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Strategic merge patches: like merge patches, but lists whose items have a key are merged item by item, and directives ({@code $patch},
 * {@code $setElementOrder}, {@code $deleteFromPrimitiveList}, {@code $retainKeys}) say what a merge cannot. As
 * {@code k8s.io/apimachinery/pkg/util/strategicpatch} does it.
 */
public final class StrategicMerge {
    private static final String PATCH = "$patch";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE = "$deleteFromPrimitiveList/";
    private static final String RETAIN = "$retainKeys";

    private StrategicMerge() {}

    /** What a patch makes of an object of a struct; what it does not touch is shared. */
    public static Mapping apply(Struct struct, Mapping original, Mapping patch) {
        return merge(Optional.of(struct), original, patch);
    }

    private static Mapping merge(Optional<Struct> struct, Mapping original, Mapping patch) {
        switch (patch.get(PATCH).text()) {
            case "replace":
                return patch.without(PATCH);
            case "delete":
                return Mapping.EMPTY;
            default:
                break;
        }
        Mapping result = patch.has(RETAIN) ? retained(original, patch.get(RETAIN).texts()) : original;
        for (int i = 0; i < patch.size(); i++) {
            String key = patch.keyAt(i);
            Tree value = patch.valueAt(i);
            if (key.equals(PATCH) || key.equals(RETAIN) || key.startsWith(ORDER)) {
                continue;
            }
            if (key.startsWith(DELETE)) {
                result = withoutPrimitives(result, key.substring(DELETE.length()), value);
            } else if (value == Nothing.NOTHING) {
                result = result.without(key);
            } else {
                Optional<Field> field = struct.map(s -> s.fields().get(key));
                Tree merged = value(field, result.get(key), value, patch.get(ORDER + key));
                result = result.has(key) && merged.equals(result.get(key)) ? result : result.with(key, merged);
            }
        }
        return reordered(struct, result, patch);
    }

    /** An order that comes without its list. */
    private static Mapping reordered(Optional<Struct> struct, Mapping given, Mapping patch) {
        Mapping result = given;
        for (String key : patch.keys()) {
            if (key.startsWith(ORDER) && !patch.has(key.substring(ORDER.length()))) {
                String list = key.substring(ORDER.length());
                Optional<Field> field = struct.map(s -> s.fields().get(list));
                if (field.isPresent() && result.get(list) instanceof Sequence items) {
                    result = result.with(list, list(field.get(), items, Sequence.EMPTY, patch.get(key)));
                }
            }
        }
        return result;
    }

    private static Mapping retained(Mapping original, List<String> keys) {
        Mapping result = original;
        for (String key : original.keys()) {
            result = keys.contains(key) ? result : result.without(key);
        }
        return result;
    }

    private static Mapping withoutPrimitives(Mapping object, String list, Tree values) {
        List<Tree> left = new ArrayList<>(object.get(list).items());
        left.removeAll(values.items());
        return object.has(list) ? object.with(list, new Sequence(left)) : object;
    }

    private static Tree value(Optional<Field> field, Tree original, Tree patch, Tree order) {
        if (patch instanceof Mapping changes) {
            if (!(original instanceof Mapping target)) {
                return merge(structOf(field), Mapping.EMPTY, changes);
            }
            boolean replaces = field.map(f -> f.patchStrategy().contains("replace")).orElse(false);
            return replaces ? changes : merge(structOf(field), target, changes);
        }
        if (patch instanceof Sequence changes && field.map(Field::merges).orElse(false)) {
            return list(field.get(), original instanceof Sequence target ? target : Sequence.EMPTY, changes, order);
        }
        return patch;
    }

    private static Optional<Struct> structOf(Optional<Field> field) {
        return field.flatMap(f -> Schemas.all().struct(f.type() instanceof Type.ListOf list ? list.item() : f.type() instanceof Type.MapOf map ? map.value() : f.type()));
    }

    // ---- lists -------------------------------------------------------------------------------------------------------------------

    private static Sequence list(Field field, Sequence original, Sequence patch, Tree order) {
        if (field.mergeKey().isEmpty()) {
            return primitives(original, patch, order);
        }
        String key = field.mergeKey();
        List<Tree> merged = new ArrayList<>(original.items());
        boolean replaces = false;
        List<Tree> changes = new ArrayList<>();
        for (Tree item : patch.items()) {
            switch (item.get(PATCH).text()) {
                case "replace" -> {
                    replaces = true;
                    if (item.mapping().size() > 1) {
                        changes.add(item.mapping().without(PATCH));
                    }
                }
                case "delete" -> merged.removeIf(one -> one.get(key).equals(item.get(key)));
                default -> changes.add(item.mapping().without(PATCH));
            }
        }
        if (replaces) {
            return new Sequence(changes);
        }
        Optional<Struct> struct = structOf(Optional.of(field));
        List<Tree> own = new ArrayList<>();
        for (Tree change : changes) {
            int at = indexOf(merged, key, change);
            Tree result = merge(struct, at < 0 ? Mapping.EMPTY : merged.get(at).mapping(), change.mapping());
            own.add(result);
            if (at < 0) {
                merged.add(result);
            } else {
                merged.set(at, result.equals(merged.get(at)) ? merged.get(at) : result);
            }
        }
        return ordered(merged, own, original.items(), order, key);
    }

    private static int indexOf(List<Tree> items, String key, Tree wanted) {
        for (int i = 0; i < items.size(); i++) {
            if (key.isEmpty() ? items.get(i).equals(wanted) : items.get(i).get(key).equals(wanted.get(key))) {
                return i;
            }
        }
        return -1;
    }

    private static Sequence primitives(Sequence original, Sequence patch, Tree order) {
        List<Tree> merged = new ArrayList<>(original.items());
        for (Tree item : patch.items()) {
            if (!merged.contains(item)) {
                merged.add(item);
            }
        }
        return ordered(merged, patch.items(), original.items(), order, "");
    }

    /**
     * Items of the patch in the patch's order, the others where they were, as {@code normalizeElementOrder} merges the two.
     *
     * @param wanted {@code $setElementOrder}; nothing for the order of the patch itself
     */
    private static Sequence ordered(List<Tree> merged, List<Tree> patch, List<Tree> original, Tree wanted, String key) {
        List<Tree> order = wanted instanceof Sequence sequence ? sequence.items() : patch;
        List<Tree> named = new ArrayList<>();
        for (Tree each : order) {
            int at = indexOf(merged, key, each);
            if (at >= 0) {
                named.add(merged.get(at));
            }
        }
        List<Tree> others = new ArrayList<>();
        for (Tree item : merged) {
            if (indexOf(order, key, item) < 0) {
                others.add(item);
            }
        }
        List<Tree> sorted = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < others.size() || j < named.size()) {
            boolean takeOther = j == named.size();
            if (!takeOther && i < others.size()) {
                int left = indexOf(original, key, others.get(i));
                int right = indexOf(original, key, named.get(j));
                takeOther = left >= 0 && right >= 0 && left < right;
            }
            sorted.add(takeOther ? others.get(i++) : named.get(j++));
        }
        return sorted.equals(original) ? new Sequence(original) : new Sequence(sorted);
    }
}

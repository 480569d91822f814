package dev.drydock.sandbox.cluster.apiserver.ownership;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sets of fields in the form {@code FieldsV1}: a mapping of parts, in which an empty mapping is a member, and {@code .} says that a
 * node with parts is one, too. The empty set is nothing.
 */
final class FieldSet {
    private static final String SELF = ".";

    private FieldSet() {}

    /** All fields of a value, as an apply owns them. */
    static Tree of(Shape shape, Tree value) {
        if (shape.isWhole(value) || value.isEmpty()) {
            return Mapping.EMPTY;
        }
        Mapping.Builder set = Mapping.builder();
        shape.parts(value).forEach((name, part) -> {
            Tree inner = of(part.shape(), part.value());
            boolean item = !name.startsWith("f:");
            set.put(name, item && !inner.isEmpty() ? withSelf(inner.mapping()) : inner);
        });
        return set.build();
    }

    private static Mapping withSelf(Mapping set) {
        Mapping.Builder all = Mapping.builder().put(SELF, Mapping.EMPTY);
        return all.putAll(set).build();
    }

    /** Fields that are new or have another value; nothing if there are none. */
    static Tree changed(Shape shape, Tree before, Tree after) {
        if (before == after || before.equals(after)) {
            return Nothing.NOTHING;
        }
        if (shape.isWhole(after) || after.isEmpty()) {
            return after.isNothing() ? Nothing.NOTHING : Mapping.EMPTY;
        }
        boolean fresh = before.isNothing() || shape.isWhole(before);
        Map<String, Shape.Part> old = fresh ? Map.of() : shape.parts(before);
        Mapping.Builder set = Mapping.builder();
        if (fresh && shape.standsAlone()) {
            set.put(SELF, Mapping.EMPTY);
        }
        shape.parts(after).forEach((name, part) -> {
            Tree inner = changed(part.shape(), old.containsKey(name) ? old.get(name).value() : Nothing.NOTHING, part.value());
            if (!inner.isNothing()) {
                set.put(name, inner);
            }
        });
        Mapping found = set.build();
        return found.isEmpty() ? Nothing.NOTHING : found;
    }

    static Tree union(Tree one, Tree other) {
        if (one.isNothing()) {
            return other;
        }
        if (other.isNothing()) {
            return one;
        }
        Mapping left = node(one);
        Mapping right = node(other);
        if (left.size() == 1 && right.size() == 1 && left.has(SELF) && right.has(SELF)) {
            return Mapping.EMPTY;
        }
        Mapping all = left;
        for (int i = 0; i < right.size(); i++) {
            String name = right.keyAt(i);
            all = all.with(name, name.equals(SELF) ? Mapping.EMPTY : union(left.get(name), right.valueAt(i)));
        }
        return all;
    }

    /** A leaf as a node that is only itself. */
    private static Mapping node(Tree set) {
        return set.isEmpty() ? Mapping.of(SELF, Mapping.EMPTY) : set.mapping();
    }

    private static Tree leaf(Mapping node) {
        return node.isEmpty() ? Nothing.NOTHING : node.size() == 1 && node.has(SELF) ? Mapping.EMPTY : node;
    }

    /** What is in one and not in the other. */
    static Tree minus(Tree one, Tree other) {
        if (one.isNothing() || other.isNothing()) {
            return one;
        }
        Mapping right = node(other);
        Mapping left = node(one);
        for (String name : left.keys()) {
            if (name.equals(SELF)) {
                left = right.has(SELF) ? left.without(SELF) : left;
            } else {
                Tree rest = minus(left.get(name), right.get(name));
                left = rest.isNothing() ? left.without(name) : left.with(name, rest);
            }
        }
        return leaf(left);
    }

    static Tree both(Tree one, Tree other) {
        return one.isNothing() || other.isNothing() ? Nothing.NOTHING : minus(one, minus(one, other));
    }

    /** Only what a value has: fields that are gone are nobody's. */
    static Tree within(Shape shape, Tree set, Tree value) {
        if (set.isNothing() || value.isNothing()) {
            return Nothing.NOTHING;
        }
        if (set.isEmpty() || shape.isWhole(value)) {
            return set;
        }
        Map<String, Shape.Part> parts = shape.parts(value);
        Mapping left = set.mapping();
        for (String name : left.keys()) {
            if (!name.equals(SELF)) {
                Tree inner = parts.containsKey(name) ? within(parts.get(name).shape(), left.get(name), parts.get(name).value()) : Nothing.NOTHING;
                left = inner.isNothing() ? left.without(name) : left.with(name, inner);
            }
        }
        return leaf(left);
    }

    /** A value without the fields of a set. */
    static Tree removed(Shape shape, Tree value, Tree set) {
        Tree result = value;
        Map<String, Shape.Part> parts = shape.isWhole(value) ? Map.of() : shape.parts(value);
        for (String name : set.mapping().keys()) {
            Shape.Part part = parts.get(name);
            if (part == null) {
                continue;
            }
            Tree inner = set.get(name);
            if (inner.isEmpty() || inner.has(SELF) && !part.shape().isWhole(part.value()) && !name.startsWith("f:")) {
                result = shape.with(result, name, java.util.Optional.empty());
            } else {
                result = shape.with(result, name, java.util.Optional.of(removed(part.shape(), part.value(), inner)));
            }
        }
        return result;
    }

    /** The members as paths: {@code .spec.containers[name="c"].image}. */
    static List<String> paths(Tree set) {
        List<String> paths = new ArrayList<>();
        collect("", set, paths);
        return paths;
    }

    private static void collect(String at, Tree set, List<String> paths) {
        if (set.isEmpty()) {
            paths.add(at);
            return;
        }
        for (String name : set.mapping().sorted().keys()) {
            if (name.equals(SELF)) {
                paths.add(at);
            } else {
                collect(at + element(name), set.get(name), paths);
            }
        }
    }

    private static String element(String name) {
        if (name.startsWith("f:")) {
            return "." + name.substring(2);
        }
        if (name.startsWith("v:")) {
            return "[=" + name.substring(2) + "]";
        }
        List<String> words = new ArrayList<>();
        dev.drydock.sandbox.tree.Json.parse(name.substring(2)).mapping().forEach((key, value) ->
                words.add(key + "=" + dev.drydock.sandbox.tree.Json.compact(value)));
        return "[" + String.join(",", words) + "]";
    }
}

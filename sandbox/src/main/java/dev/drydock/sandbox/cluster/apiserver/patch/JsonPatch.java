package dev.drydock.sandbox.cluster.apiserver.patch;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON Patch, RFC 6902. */
public final class JsonPatch {
    private JsonPatch() {}

    /** What a list of operations makes of a target; empty if one of them cannot be carried out. */
    public static Optional<Tree> apply(Tree target, Tree operations) {
        Tree result = target;
        for (Tree operation : operations.items()) {
            Optional<Tree> next = one(result, operation);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            result = next.get();
        }
        return Optional.of(result);
    }

    private static Optional<Tree> one(Tree target, Tree operation) {
        List<String> path = path(operation.get("path").text());
        Tree value = operation.get("value");
        switch (operation.get("op").text()) {
            case "add":
                return add(target, path, 0, value);
            case "remove":
                return find(target, path).flatMap(found -> remove(target, path, 0));
            case "replace":
                return find(target, path).flatMap(found -> remove(target, path, 0)).flatMap(without -> add(without, path, 0, value));
            case "test":
                return find(target, path).orElse(Nothing.NOTHING).equals(value) ? Optional.of(target) : Optional.empty();
            case "copy":
                return find(target, path(operation.get("from").text())).flatMap(found -> add(target, path, 0, found));
            case "move":
                List<String> from = path(operation.get("from").text());
                return find(target, from).flatMap(found -> remove(target, from, 0).flatMap(without -> add(without, path, 0, found)));
            default:
                return Optional.empty();
        }
    }

    private static List<String> path(String pointer) {
        List<String> path = new ArrayList<>();
        if (!pointer.isEmpty()) {
            for (String word : pointer.substring(pointer.startsWith("/") ? 1 : 0).split("/", -1)) {
                path.add(word.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path;
    }

    private static Optional<Tree> find(Tree target, List<String> path) {
        Tree here = target;
        for (String word : path) {
            if (here instanceof Sequence sequence) {
                int index = index(word, sequence.size() - 1);
                if (index < 0) {
                    return Optional.empty();
                }
                here = sequence.get(index);
            } else if (here.has(word)) {
                here = here.get(word);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(here);
    }

    /** An index up to {@code last}; -1 if it is none. */
    private static int index(String word, int last) {
        if (!word.matches("0|[1-9]\\d{0,8}")) {
            return -1;
        }
        int index = Integer.parseInt(word);
        return index > last ? -1 : index;
    }

    private static Optional<Tree> add(Tree here, List<String> path, int depth, Tree value) {
        if (depth == path.size()) {
            return Optional.of(value);
        }
        String word = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (here instanceof Sequence sequence) {
            int index = word.equals("-") ? sequence.size() : index(word, last ? sequence.size() : sequence.size() - 1);
            if (index < 0) {
                return Optional.empty();
            }
            List<Tree> items = new ArrayList<>(sequence.items());
            if (last) {
                items.add(index, value);
                return Optional.of(new Sequence(items));
            }
            return add(sequence.get(index), path, depth + 1, value).map(changed -> sequence.with(index, changed));
        }
        if (!(here instanceof Mapping mapping) || !last && !mapping.has(word)) {
            return Optional.empty();
        }
        return add(mapping.get(word), path, depth + 1, value).map(changed -> mapping.with(word, changed));
    }

    private static Optional<Tree> remove(Tree here, List<String> path, int depth) {
        String word = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (here instanceof Sequence sequence) {
            int index = index(word, sequence.size() - 1);
            return last ? Optional.of(sequence.without(index)) : remove(sequence.get(index), path, depth + 1).map(changed -> sequence.with(index, changed));
        }
        Mapping mapping = here.mapping();
        return last ? Optional.of(mapping.without(word)) : remove(mapping.get(word), path, depth + 1).map(changed -> mapping.with(word, changed));
    }
}

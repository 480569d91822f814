package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.kubectl.client.MergeKeys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A strategic merge as kustomize does it: items of lists with keys are merged, new ones come first. */
record Merge(String kind) {

    /** The object with the patch in it; empty if the patch deletes it. */
    Optional<Mapping> apply(Mapping object, Mapping patch) {
        return patch.get("$patch").text().equals("delete") ? Optional.empty() : Optional.of(maps(object, patch, List.of()));
    }

    private Mapping maps(Mapping target, Mapping patch, List<String> path) {
        if (patch.get("$patch").text().equals("replace")) {
            return patch.without("$patch");
        }
        Mapping result = target;
        for (String key : patch.keys()) {
            Tree value = patch.get(key);
            if (key.startsWith("$")) {
                continue;
            }
            Optional<Tree> merged = value(result.get(key), value, plus(path, key));
            result = merged.isEmpty() ? result.without(key) : result.with(key, merged.get());
        }
        return result;
    }

    private Optional<Tree> value(Tree target, Tree patch, List<String> path) {
        if (patch.isNothing() || patch.get("$patch").text().equals("delete")) {
            return Optional.empty();
        }
        if (patch instanceof Mapping map) {
            return Optional.of(maps(target.mapping(), map, path));
        }
        if (patch instanceof Sequence list && target instanceof Sequence live) {
            return Optional.of(lists(live, list, path));
        }
        return Optional.of(patch);
    }

    private Tree lists(Sequence live, Sequence patch, List<String> path) {
        Optional<String> key = MergeKeys.of(kind, path);
        boolean replaced = patch.mappings().stream().anyMatch(item -> item.get("$patch").text().equals("replace"));
        if (key.isEmpty() || replaced) {
            return new Sequence(patch.items().stream().filter(item -> !item.has("$patch")).toList());
        }
        List<Tree> merged = new ArrayList<>();
        for (Mapping item : patch.mappings()) {
            Optional<Mapping> before = find(live, key.get(), item.get(key.get()));
            if (!item.get("$patch").text().equals("delete")) {
                merged.add(maps(before.orElse(Mapping.EMPTY), item, path));
            }
        }
        live.items().stream().filter(item -> find(patch, key.get(), item.get(key.get())).isEmpty()).forEach(merged::add);
        return new Sequence(merged);
    }

    private static Optional<Mapping> find(Sequence list, String key, Tree id) {
        return list.mappings().stream().filter(item -> item.get(key).equals(id)).findFirst();
    }

    private static List<String> plus(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}

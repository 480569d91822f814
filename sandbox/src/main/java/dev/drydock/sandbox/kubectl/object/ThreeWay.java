package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.kubectl.client.MergeKeys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The patch that {@code apply} sends: what the manifest says otherwise than the live object, and without what an earlier manifest said and
 * this one does not. What neither ever spoke of is left alone (apimachinery's strategicpatch and jsonmergepatch).
 *
 * @param kind of the object
 * @param strategic whether lists with keys are merged item by item
 */
public record ThreeWay(String kind, boolean strategic) {

    /** @param original what was applied last @param modified what is to be applied @param current what is there */
    public Mapping patch(Mapping original, Mapping modified, Mapping current) {
        return maps(original, modified, current, List.of());
    }

    private Mapping maps(Mapping original, Mapping modified, Mapping current, List<String> path) {
        Mapping.Builder patch = Mapping.builder();
        LinkedHashSet<String> keys = new LinkedHashSet<>(modified.keys());
        keys.addAll(original.keys());
        for (String key : keys) {
            List<String> below = plus(path, key);
            if (!modified.has(key)) {
                patch.put(key, Nothing.NOTHING);
            } else {
                field(patch, key, original.get(key), modified.get(key), current, below);
            }
        }
        Mapping built = patch.build();
        boolean retained = strategic && !built.isEmpty() && !path.isEmpty() && MergeKeys.retained(kind, path) && !current.isEmpty();
        return retained ? built.with("$retainKeys", modified.keys().stream().sorted().toList()) : built;
    }

    private void field(Mapping.Builder patch, String key, Tree original, Tree modified, Mapping current, List<String> path) {
        Tree live = current.get(key);
        if (modified instanceof Mapping map && live instanceof Mapping liveMap) {
            Mapping inner = maps(original.mapping(), map, liveMap, path);
            if (!inner.isEmpty()) {
                patch.put(key, inner);
            }
        } else if (strategic && modified instanceof Sequence list && live instanceof Sequence liveList && keyed(list, liveList, path)) {
            lists(patch, key, original, list, liveList, path);
        } else if (modified.isNothing() ? current.has(key) && !live.isNothing() : !same(modified, live)) {
            patch.put(key, modified);
        }
    }

    private boolean keyed(Sequence list, Sequence live, List<String> path) {
        Optional<String> key = MergeKeys.of(kind, path);
        return key.isPresent() && list.items().stream().allMatch(item -> item.has(key.get())) && live.items().stream().allMatch(item -> item.has(key.get()));
    }

    private void lists(Mapping.Builder patch, String field, Tree original, Sequence modified, Sequence current, List<String> path) {
        String key = MergeKeys.of(kind, path).orElseThrow();
        List<Tree> changes = new ArrayList<>();
        for (Tree item : modified.items()) {
            Tree id = item.get(key);
            Optional<Mapping> live = find(current, key, id);
            if (live.isEmpty()) {
                changes.add(item);
                continue;
            }
            Mapping inner = maps(find(original, key, id).orElse(Mapping.EMPTY), item.mapping(), live.get(), path);
            if (!inner.isEmpty()) {
                changes.add(inner.with(key, id));
            }
        }
        for (Mapping before : original.mappings()) {
            if (before.has(key) && find(modified, key, before.get(key)).isEmpty()) {
                changes.add(Mapping.of("$patch", "delete", key, before.get(key)));
            }
        }
        if (!changes.isEmpty()) {
            List<Tree> order = new ArrayList<>();
            modified.items().forEach(item -> order.add(Mapping.of(key, item.get(key))));
            patch.put("$setElementOrder/" + field, new Sequence(order));
            patch.put(field, new Sequence(changes));
        }
    }

    private static Optional<Mapping> find(Tree list, String key, Tree id) {
        return list.mappings().stream().filter(item -> item.get(key).equals(id)).findFirst();
    }

    private static boolean same(Tree a, Tree b) {
        return a.equals(b);
    }

    private static List<String> plus(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}

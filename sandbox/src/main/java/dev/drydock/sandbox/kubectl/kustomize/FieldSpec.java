package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A field of certain kinds that a transformer changes.
 *
 * @param kinds empty for all
 * @param path steps separated by slashes, {@code []} after one that is a list
 * @param create whether it is made where it is missing
 */
record FieldSpec(Set<String> kinds, String path, boolean create) {

    static FieldSpec of(String kinds, String path, boolean create) {
        return new FieldSpec(kinds.isEmpty() ? Set.of() : Set.of(kinds.split(" ")), path, create);
    }

    Mapping change(Mapping object, UnaryOperator<Tree> change) {
        return kinds.isEmpty() || kinds.contains(object.get("kind").text()) ? (Mapping) change(object, List.of(path.split("/")), change) : object;
    }

    private Tree change(Tree at, List<String> steps, UnaryOperator<Tree> change) {
        if (steps.isEmpty()) {
            return change.apply(at);
        }
        boolean list = steps.get(0).endsWith("[]");
        String step = list ? steps.get(0).substring(0, steps.get(0).length() - 2) : steps.get(0);
        if (!(at instanceof Mapping map) || !map.has(step) && (!create || list)) {
            return at;
        }
        List<String> rest = steps.subList(1, steps.size());
        Tree value = map.get(step);
        if (list) {
            return map.with(step, new Sequence(value.items().stream().map(item -> change(item, rest, change)).toList()));
        }
        return map.with(step, change(value.isNothing() && !rest.isEmpty() ? Mapping.EMPTY : value, rest, change));
    }
}

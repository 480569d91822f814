package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON patch (RFC 6902) with the complaints of the library that kustomize uses. */
final class JsonPatch {
    private JsonPatch() {}

    static Mapping apply(Mapping object, Sequence operations) {
        Tree result = object;
        for (Mapping operation : operations.mappings()) {
            result = one(result, operation);
        }
        return result.mapping();
    }

    private static Tree one(Tree object, Mapping operation) {
        String path = operation.get("path").text();
        return switch (operation.get("op").text()) {
            case "add" -> put(object, path, operation.get("value"), "add");
            case "replace" -> put(object, path, operation.get("value"), "replace");
            case "remove" -> removed(object, path, "remove");
            case "move" -> put(removed(object, operation.get("from").text(), "move"), path, found(object, operation.get("from").text(), "move"), "add");
            case "copy" -> put(object, path, found(object, operation.get("from").text(), "copy"), "add");
            case "test" -> {
                if (!found(object, path, "test").equals(operation.get("value"))) {
                    throw new Misbuilt("testing value " + path + " failed: test failed");
                }
                yield object;
            }
            default -> throw new Misbuilt("Unexpected kind: " + operation.get("op").text());
        };
    }

    private static List<String> steps(String path) {
        return List.of(path.substring(Math.min(1, path.length())).split("/", -1)).stream().map(step -> step.replace("~1", "/").replace("~0", "~")).toList();
    }

    private static Tree found(Tree object, String path, String operation) {
        Tree at = object;
        for (String step : steps(path)) {
            Optional<Tree> next = below(at, step);
            at = next.orElseThrow(() -> missing(operation, path));
        }
        return at;
    }

    private static Misbuilt missing(String operation, String path) {
        return new Misbuilt((operation.equals("remove") ? "remove operation does not apply: doc is missing path: " + path
                : operation + " operation does not apply: doc is missing path: " + path) + ": missing value");
    }

    private static Optional<Tree> below(Tree at, String step) {
        if (at instanceof Mapping map) {
            return map.has(step) ? Optional.of(map.get(step)) : Optional.empty();
        }
        int index = at instanceof Sequence list && step.matches("\\d{1,6}") && Integer.parseInt(step) < list.size() ? Integer.parseInt(step) : -1;
        return index < 0 ? Optional.empty() : Optional.of(at.get(index));
    }

    private static Tree put(Tree object, String path, Tree value, String operation) {
        return put(object, steps(path), path, value, operation);
    }

    private static Tree put(Tree at, List<String> steps, String path, Tree value, String operation) {
        String step = steps.get(0);
        if (steps.size() > 1) {
            Tree inner = below(at, step).orElseThrow(() -> missing(operation, path));
            Tree changed = put(inner, steps.subList(1, steps.size()), path, value, operation);
            return at instanceof Mapping map ? map.with(step, changed) : ((Sequence) at).with(Integer.parseInt(step), changed);
        }
        if (operation.equals("replace") && below(at, step).isEmpty()) {
            throw missing(operation, path);
        }
        if (at instanceof Mapping map) {
            return map.with(step, value);
        }
        if (!(at instanceof Sequence list)) {
            throw missing(operation, path);
        }
        if (step.equals("-")) {
            return list.plus(value);
        }
        if (!step.matches("\\d{1,6}") || Integer.parseInt(step) > list.size()) {
            throw missing(operation, path);
        }
        int index = Integer.parseInt(step);
        if (operation.equals("replace")) {
            return list.with(index, value);
        }
        List<Tree> items = new ArrayList<>(list.items());
        items.add(index, value);
        return new Sequence(items);
    }

    private static Tree removed(Tree object, String path, String operation) {
        return removed(object, steps(path), path, operation);
    }

    private static Tree removed(Tree at, List<String> steps, String path, String operation) {
        String step = steps.get(0);
        Tree inner = below(at, step).orElseThrow(() -> missing(operation, path));
        if (steps.size() > 1) {
            Tree changed = removed(inner, steps.subList(1, steps.size()), path, operation);
            return at instanceof Mapping map ? map.with(step, changed) : ((Sequence) at).with(Integer.parseInt(step), changed);
        }
        return at instanceof Mapping map ? map.without(step) : ((Sequence) at).without(Integer.parseInt(step));
    }
}

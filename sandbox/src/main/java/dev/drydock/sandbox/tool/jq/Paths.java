package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;

/** Looking into values, and values with something changed at a path. */
final class Paths {
    private static final int LONGEST = 1 << 22;

    private Paths() {}

    static Tree slice(Tree from, Tree to) {
        return Mapping.of("start", from, "end", to);
    }

    private static boolean isSlice(Tree key) {
        return key instanceof Mapping mapping && mapping.has("start") && mapping.has("end");
    }

    static Tree get(Tree value, Tree key) {
        if (value instanceof Mapping && key instanceof Text) {
            return value.get(key.text());
        }
        if (value instanceof Sequence sequence && Values.isNumber(key)) {
            double number = Math.floor(key.number());
            int index = (int) (number < 0 ? number + sequence.size() : number);
            return Double.isNaN(number) || number + sequence.size() < 0 ? Nothing.NOTHING : sequence.get(index);
        }
        if (value instanceof Nothing && (key instanceof Text || Values.isNumber(key) || isSlice(key))) {
            return Nothing.NOTHING;
        }
        if (isSlice(key) && (value instanceof Sequence || value instanceof Text)) {
            return cut(value, key);
        }
        if (value instanceof Sequence && key instanceof Sequence) {
            return indices(value, key);
        }
        throw unfit(value, key);
    }

    private static Failure unfit(Tree value, Tree key) {
        if (key instanceof Mapping && (value instanceof Sequence || value instanceof Text)) {
            return new Failure("Start and end indices of an " + Values.kind(value) + " slice must be numbers");
        }
        boolean shown = key instanceof Text && key.text().length() < 30;
        return new Failure("Cannot index " + Values.kind(value) + " with " + Values.kind(key) + (shown ? " \"" + key.text() + "\"" : ""));
    }

    private static int[] range(int length, Tree slice) {
        Tree from = slice.get("start");
        Tree to = slice.get("end");
        if (!(from instanceof Nothing) && !Values.isNumber(from) || !(to instanceof Nothing) && !Values.isNumber(to)) {
            throw new Failure("Start and end indices of an array slice must be numbers");
        }
        double begin = from instanceof Nothing ? 0 : from.number();
        double end = to instanceof Nothing ? length : to.number();
        begin = begin < 0 ? begin + length : begin;
        end = end < 0 ? end + length : end;
        int first = (int) Math.max(0, Math.min(length, Math.floor(begin)));
        int last = (int) Math.max(first, Math.min(length, Math.ceil(end)));
        return new int[] {first, last};
    }

    private static Tree cut(Tree value, Tree slice) {
        if (value instanceof Text) {
            int[] points = value.text().codePoints().toArray();
            int[] range = range(points.length, slice);
            return new Text(new String(points, range[0], range[1] - range[0]));
        }
        int[] range = range(value.items().size(), slice);
        return new Sequence(value.items().subList(range[0], range[1]));
    }

    static Tree indices(Tree whole, Tree part) {
        List<Tree> found = new ArrayList<>();
        int length = part.items().size();
        for (int i = 0; length > 0 && i + length <= whole.items().size(); i++) {
            if (Values.compare(new Sequence(whole.items().subList(i, i + length)), part) == 0) {
                found.add(new Whole(i));
            }
        }
        return new Sequence(found);
    }

    /** The value at a path; nothing on the way gives nothing. */
    static Tree getPath(Tree value, List<Tree> path) {
        Tree at = value;
        for (Tree key : path) {
            if (at instanceof Nothing) {
                return at;
            }
            at = get(at, key);
        }
        return at;
    }

    static Tree set(Tree value, List<Tree> path, Tree changed) {
        if (path.isEmpty()) {
            return changed;
        }
        Tree key = path.get(0);
        return put(value, key, set(get(value, key), path.subList(1, path.size()), changed));
    }

    private static Tree put(Tree value, Tree key, Tree changed) {
        if (key instanceof Text && (value instanceof Mapping || value instanceof Nothing)) {
            return value.mapping().with(key.text(), changed);
        }
        if (Values.isNumber(key) && (value instanceof Sequence || value instanceof Nothing)) {
            List<Tree> items = new ArrayList<>(value.items());
            double index = Math.floor(key.number());
            index = index < 0 ? index + items.size() : index;
            if (index < 0) {
                throw new Failure("Out of bounds negative array index");
            }
            if (index > LONGEST) {
                throw new Failure("Array index too large");
            }
            while (items.size() <= index) {
                items.add(Nothing.NOTHING);
            }
            items.set((int) index, changed);
            return new Sequence(items);
        }
        if (isSlice(key) && (value instanceof Sequence || value instanceof Nothing)) {
            if (!(changed instanceof Sequence)) {
                throw new Failure("A slice of an array can only be assigned another array");
            }
            int[] range = range(value.items().size(), key);
            List<Tree> items = new ArrayList<>(value.items().subList(0, range[0]));
            items.addAll(changed.items());
            items.addAll(value.items().subList(range[1], value.items().size()));
            return new Sequence(items);
        }
        throw unfit(value, key);
    }

    /** A value without what is at some paths. */
    static Tree delete(Tree value, List<Tree> paths) {
        List<Tree> ordered = new ArrayList<>(paths);
        ordered.sort(Values::compare);
        Tree left = value;
        for (int i = ordered.size() - 1; i >= 0; i--) {
            left = delete(left, ordered.get(i).items(), 0);
        }
        return left;
    }

    private static Tree delete(Tree value, List<Tree> path, int depth) {
        if (path.isEmpty()) {
            return Nothing.NOTHING;
        }
        if (value instanceof Nothing) {
            return value;
        }
        Tree key = path.get(depth);
        if (depth < path.size() - 1) {
            Tree inside = get(value, key);
            return inside instanceof Nothing ? value : put(value, key, delete(inside, path, depth + 1));
        }
        if (value instanceof Mapping mapping && key instanceof Text) {
            return mapping.without(key.text());
        }
        if (value instanceof Sequence sequence && Values.isNumber(key)) {
            double index = key.number() < 0 ? key.number() + sequence.size() : key.number();
            return index >= 0 && index < sequence.size() ? sequence.without((int) index) : value;
        }
        if (value instanceof Sequence && isSlice(key)) {
            return put(value, key, Sequence.EMPTY);
        }
        throw new Failure(value instanceof Mapping ? "Cannot delete field at object index of " + Values.kind(key)
                : value instanceof Sequence ? "Cannot delete field at array index of array" : "Cannot delete field at index of " + Values.kind(value));
    }
}

package dev.drydock.sandbox.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An immutable list of trees. */
public record Sequence(List<Tree> items) implements Tree {
    public static final Sequence EMPTY = new Sequence(List.of());

    public Sequence {
        items = List.copyOf(items);
    }

    /** A sequence of plain values, see {@link Tree#of(Object)}. */
    public static Sequence of(Object... values) {
        return (Sequence) Tree.of(Arrays.asList(values));
    }

    /** A sequence of texts. */
    public static Sequence ofTexts(List<String> texts) {
        return (Sequence) Tree.of(texts);
    }

    public int size() {
        return items.size();
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public Tree get(int index) {
        return index >= 0 && index < items.size() ? items.get(index) : Nothing.NOTHING;
    }

    /** This sequence with one more item at its end. */
    public Sequence plus(Object value) {
        List<Tree> more = new ArrayList<>(items);
        more.add(Tree.of(value));
        return new Sequence(more);
    }

    /** This sequence with another item at an index from 0 to its size (which appends). */
    public Sequence with(int index, Object value) {
        if (index == items.size()) return plus(value);
        List<Tree> changed = new ArrayList<>(items);
        changed.set(index, Tree.of(value));
        return new Sequence(changed);
    }

    /** This sequence without the item at an index. */
    public Sequence without(int index) {
        List<Tree> fewer = new ArrayList<>(items);
        fewer.remove(index);
        return new Sequence(fewer);
    }

    @Override
    public String toString() {
        return Json.compact(this);
    }
}

package dev.drydock.sandbox.tree;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * An immutable mapping from text to trees that keeps the order of its keys; two mappings are equal whatever their order.
 * A class with two arrays, not a record around a map: large clusters hold millions of these.
 */
public final class Mapping implements Tree {
    public static final Mapping EMPTY = new Mapping(new String[0], new Tree[0]);

    private static final int SCANNED = 8;
    private static final int[] NO_SLOTS = {};

    private final String[] keys;
    private final Tree[] values;
    /** Open addressing, index + 1 of the key; empty until somebody looks for a key among many. */
    private int[] slots;

    private int hash;

    private Mapping(String[] keys, Tree[] values) {
        this(keys, values, NO_SLOTS);
    }

    private Mapping(String[] keys, Tree[] values, int[] slots) {
        this.keys = keys;
        this.values = values;
        this.slots = slots;
    }

    private static int[] slots(String[] keys) {
        int[] slots = new int[Integer.highestOneBit(keys.length * 2) * 2];
        for (int i = 0; i < keys.length; i++) {
            int slot = slot(keys[i], slots.length);
            while (slots[slot] != 0) slot = (slot + 1) % slots.length;
            slots[slot] = i + 1;
        }
        return slots;
    }

    private static int slot(String key, int length) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & length - 1;
    }

    private int find(String key) {
        if (keys.length <= SCANNED) {
            for (int i = 0; i < keys.length; i++) if (keys[i].equals(key)) return i;
            return -1;
        }
        if (slots.length == 0) slots = slots(keys);
        for (int slot = slot(key, slots.length); slots[slot] != 0; slot = (slot + 1) % slots.length) {
            if (keys[slots[slot] - 1].equals(key)) return slots[slot] - 1;
        }
        return -1;
    }

    /**
     * A mapping of alternating keys and plain values: {@code Mapping.of("Id", id, "Tty", false)}.
     *
     * @throws IllegalArgumentException for an odd number of arguments or a value that is no tree
     */
    public static Mapping of(Object... keysAndValues) {
        if (keysAndValues.length % 2 != 0) throw new IllegalArgumentException("a key without a value");
        Builder builder = builder();
        for (int i = 0; i < keysAndValues.length; i += 2) builder.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return builder.build();
    }

    /** A mapping with the entries of a map, in its order. */
    public static Mapping copyOf(Map<String, ?> entries) {
        return (Mapping) Tree.of(entries);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects entries; a key put again keeps its place and takes the new value. */
    public static final class Builder {
        private String[] keys = new String[SCANNED];
        private Tree[] values = new Tree[SCANNED];
        private int size;
        /** Places of the keys, once there are too many for a scan. */
        private Map<String, Integer> places = Map.of();

        private Builder() {}

        /** Puts a plain value, see {@link Tree#of(Object)}. */
        public Builder put(String key, Object value) {
            Tree tree = Tree.of(value);
            int place = place(Objects.requireNonNull(key));
            if (place >= 0) {
                values[place] = tree;
                return this;
            }
            if (size == keys.length) grow();
            if (size >= SCANNED) places.put(key, size);
            keys[size] = key;
            values[size++] = tree;
            return this;
        }

        private int place(String key) {
            if (size > SCANNED) return places.getOrDefault(key, -1);
            for (int i = 0; i < size; i++) if (keys[i].equals(key)) return i;
            return -1;
        }

        private void grow() {
            if (size == SCANNED) {
                places = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) places.put(keys[i], i);
            }
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }

        /** Puts the value unless it is what Go's {@code omitempty} leaves out. */
        public Builder putUnlessEmpty(String key, Object value) {
            Tree tree = Tree.of(value);
            return tree.isEmpty() ? this : put(key, tree);
        }

        public Builder putAll(Mapping other) {
            other.forEach(this::put);
            return this;
        }

        public Mapping build() {
            return size == 0 ? EMPTY : new Mapping(Arrays.copyOf(keys, size), Arrays.copyOf(values, size));
        }
    }

    public int size() {
        return keys.length;
    }

    @Override
    public boolean isEmpty() {
        return keys.length == 0;
    }

    /** The keys in their order. */
    public List<String> keys() {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return keys[index];
            }

            @Override
            public int size() {
                return keys.length;
            }
        };
    }

    /** The key at a place, counted from 0. */
    public String keyAt(int index) {
        return keys[index];
    }

    /** The value at a place, counted from 0. */
    public Tree valueAt(int index) {
        return values[index];
    }

    /** The values in the order of the keys. */
    public List<Tree> values() {
        return List.of(values);
    }

    /** A copy as a map in the order of the keys. */
    public Map<String, Tree> entries() {
        Map<String, Tree> entries = new LinkedHashMap<>();
        forEach(entries::put);
        return entries;
    }

    public void forEach(BiConsumer<String, Tree> action) {
        for (int i = 0; i < keys.length; i++) action.accept(keys[i], values[i]);
    }

    @Override
    public Tree get(String key) {
        int index = find(key);
        return index < 0 ? Nothing.NOTHING : values[index];
    }

    @Override
    public boolean has(String key) {
        return find(key) >= 0;
    }

    @Override
    public Mapping mapping() {
        return this;
    }

    /** This mapping with a plain value under a key, which keeps its place or comes last. */
    public Mapping with(String key, Object value) {
        Tree tree = Tree.of(value);
        int index = find(key);
        if (index >= 0) {
            if (values[index] == tree) return this;
            Tree[] changed = values.clone();
            changed[index] = tree;
            return new Mapping(keys, changed, slots);
        }
        String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
        Tree[] moreValues = Arrays.copyOf(values, values.length + 1);
        moreKeys[keys.length] = Objects.requireNonNull(key);
        moreValues[values.length] = tree;
        return new Mapping(moreKeys, moreValues);
    }

    /** This mapping without a key. */
    public Mapping without(String key) {
        if (find(key) < 0) return this;
        Builder builder = builder();
        for (int i = 0; i < keys.length; i++) if (!keys[i].equals(key)) builder.put(keys[i], values[i]);
        return builder.build();
    }

    /** This mapping with a plain value at a path of keys; mappings on the way that are missing (or of another kind) are made, digits descend into sequences. */
    public Mapping withAt(Object value, String... path) {
        if (path.length == 0) throw new IllegalArgumentException("no path");
        return (Mapping) with(this, Tree.of(value), path, 0);
    }

    private static Tree with(Tree here, Tree value, String[] path, int depth) {
        if (depth == path.length) return value;
        String step = path[depth];
        if (here instanceof Sequence sequence && Paths.index(step) >= 0 && Paths.index(step) <= sequence.size()) {
            int index = Paths.index(step);
            return sequence.with(index, with(sequence.get(index), value, path, depth + 1));
        }
        Mapping mapping = here.mapping();
        return mapping.with(step, with(mapping.get(step), value, path, depth + 1));
    }

    /** This mapping without what is at a path of keys; unchanged if nothing is there. */
    public Mapping withoutAt(String... path) {
        if (path.length == 0) throw new IllegalArgumentException("no path");
        return (Mapping) without(this, path, 0);
    }

    private static Tree without(Tree here, String[] path, int depth) {
        String step = path[depth];
        boolean last = depth == path.length - 1;
        if (here instanceof Sequence sequence) {
            int index = Paths.index(step);
            if (index < 0 || index >= sequence.size()) return here;
            return last ? sequence.without(index) : sequence.with(index, without(sequence.get(index), path, depth + 1));
        }
        if (!(here instanceof Mapping mapping) || !mapping.has(step)) return here;
        return last ? mapping.without(step) : mapping.with(step, without(mapping.get(step), path, depth + 1));
    }

    /** This mapping with its own keys in the order of their UTF-8 bytes, as Go sorts them; mappings inside are left alone. */
    public Mapping sorted() {
        Map<String, Tree> sorted = new TreeMap<>(GoText.BY_BYTES);
        forEach(sorted::put);
        return copyOf(sorted);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) return true;
        if (!(other instanceof Mapping that) || that.keys.length != keys.length || that.hashCode() != hashCode()) return false;
        for (int i = 0; i < keys.length; i++) {
            int index = i < that.keys.length && that.keys[i].equals(keys[i]) ? i : that.find(keys[i]);
            if (index < 0 || !values[i].equals(that.values[index])) return false;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = hash;
        if (sum == 0) {
            for (int i = 0; i < keys.length; i++) sum += keys[i].hashCode() ^ values[i].hashCode() * 31;
            hash = sum;
        }
        return sum;
    }

    @Override
    public String toString() {
        return Json.compact(this);
    }
}

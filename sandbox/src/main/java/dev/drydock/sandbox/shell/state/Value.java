package dev.drydock.sandbox.shell.state;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/** What a variable holds. */
public sealed interface Value {
    /** Declared, but without a value. */
    record Unset() implements Value { }

    /** A string. */
    record Text(String text) implements Value { }

    /** An array with numbers as subscripts. */
    record Indexed(SortedMap<Long, String> elements) implements Value {
        public Indexed {
            elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
        }

        /** The array with one element more or changed. */
        public Indexed with(long index, String text) {
            TreeMap<Long, String> changed = new TreeMap<>(elements);
            changed.put(index, text);
            return new Indexed(changed);
        }

        /** The first free subscript behind all elements. */
        public long end() {
            return elements.isEmpty() ? 0 : elements.lastKey() + 1;
        }

        /** An array of these, from subscript 0 on. */
        public static Indexed of(List<String> texts) {
            TreeMap<Long, String> elements = new TreeMap<>();
            for (String text : texts) {
                elements.put((long) elements.size(), text);
            }
            return new Indexed(elements);
        }
    }

    /** An array with strings as subscripts, in the order in which they were set. */
    record Associative(Map<String, String> elements) implements Value {
        public Associative {
            elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
        }

        /** The array with one element more or changed. */
        public Associative with(String key, String text) {
            Map<String, String> changed = new LinkedHashMap<>(elements);
            changed.put(key, text);
            return new Associative(changed);
        }
    }

    /** What the variable's name alone stands for: of an array, element 0. */
    default Optional<String> scalar() {
        if (this instanceof Text text) {
            return Optional.of(text.text());
        }
        if (this instanceof Indexed array) {
            return Optional.ofNullable(array.elements().get(0L));
        }
        if (this instanceof Associative array) {
            return Optional.ofNullable(array.elements().get("0"));
        }
        return Optional.empty();
    }

    /** All elements; of a string, itself. */
    default List<String> all() {
        if (this instanceof Indexed array) {
            return List.copyOf(array.elements().values());
        }
        if (this instanceof Associative array) {
            return List.copyOf(array.elements().values());
        }
        return scalar().map(List::of).orElse(List.of());
    }

    /** All subscripts. */
    default List<String> keys() {
        if (this instanceof Indexed array) {
            return array.elements().keySet().stream().map(index -> Long.toString(index)).toList();
        }
        if (this instanceof Associative array) {
            return List.copyOf(array.elements().keySet());
        }
        return scalar().isPresent() ? List.of("0") : List.of();
    }

    /** Whether this is an array of either kind. */
    default boolean isArray() {
        return this instanceof Indexed || this instanceof Associative;
    }
}

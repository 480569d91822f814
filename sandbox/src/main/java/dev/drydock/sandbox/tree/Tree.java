package dev.drydock.sandbox.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An immutable JSON-like value: text, numbers, truth, nothing, sequences and mappings, compared by content.
 *
 * <p>The accessors never throw and never answer null: like a Go struct that JSON was decoded into, what is absent or of another kind reads as the zero
 * value ({@code ""}, {@code 0}, {@code false}, an empty list), so {@code inspect.at("State", "Health", "Status").text()} needs no checks on the way.
 */
public sealed interface Tree permits Text, Whole, Decimal, Truth, Nothing, Sequence, Mapping {

    /**
     * The tree of a plain Java value.
     *
     * @param value null, a Tree, String, Integer, Long, Double, Boolean, List or Map with text keys (its order is kept)
     * @throws IllegalArgumentException for anything else
     */
    static Tree of(Object value) {
        if (value == null) return Nothing.NOTHING;
        if (value instanceof Tree tree) return tree;
        if (value instanceof String text) return new Text(text);
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) return new Whole(((Number) value).longValue());
        if (value instanceof Boolean truth) return Truth.of(truth);
        if (value instanceof Double || value instanceof Float) return Decimal.of(((Number) value).doubleValue());
        if (value instanceof Map<?, ?> map) {
            Mapping.Builder mapping = Mapping.builder();
            map.forEach((key, each) -> mapping.put((String) key, of(each)));
            return mapping.build();
        }
        if (value instanceof Iterable<?> list) {
            List<Tree> items = new ArrayList<>();
            for (Object each : list) items.add(of(each));
            return new Sequence(items);
        }
        throw new IllegalArgumentException("not a tree: " + value.getClass().getName());
    }

    /** The value of a key of a mapping; else nothing. */
    default Tree get(String key) {
        return Nothing.NOTHING;
    }

    /** The item of a sequence, counted from 0; else nothing. */
    default Tree get(int index) {
        return Nothing.NOTHING;
    }

    /** True if this is a mapping with that key, even if its value is nothing. */
    default boolean has(String key) {
        return false;
    }

    /** Descends along keys; a number in digits also descends into a sequence. Nothing, if the way ends. */
    default Tree at(String... path) {
        Tree here = this;
        for (String step : path) here = here instanceof Sequence ? here.get(Paths.index(step)) : here.get(step);
        return here;
    }

    /** True for {@link Nothing} alone: JSON null, or a path that leads nowhere. */
    default boolean isNothing() {
        return false;
    }

    /** True for what Go's {@code omitempty} leaves out: nothing, empty text, zero, false, an empty sequence or mapping. */
    boolean isEmpty();

    /** The characters of a text; else {@code ""}. */
    default String text() {
        return "";
    }

    /** The characters of a text that is not empty; else the fallback. */
    default String text(String fallback) {
        String text = text();
        return text.isEmpty() ? fallback : text;
    }

    /** The value of a whole number (a decimal is cut off); else 0. */
    default long whole() {
        return 0;
    }

    /** {@link #whole()} as an int; numbers beyond become the nearest int. */
    default int wholeInt() {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole()));
    }

    /** The value of a number; else 0. */
    default double number() {
        return 0;
    }

    /** The value of a truth; else false. */
    default boolean truth() {
        return false;
    }

    /** The items of a sequence; else none. */
    default List<Tree> items() {
        return List.of();
    }

    /** This mapping; else the empty one. */
    default Mapping mapping() {
        return Mapping.EMPTY;
    }

    /** The items of a sequence that are mappings. */
    default List<Mapping> mappings() {
        List<Mapping> mappings = new ArrayList<>();
        for (Tree item : items()) if (item instanceof Mapping mapping) mappings.add(mapping);
        return List.copyOf(mappings);
    }

    /** The characters of the items of a sequence that are texts. */
    default List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Tree item : items()) if (item instanceof Text text) texts.add(text.value());
        return List.copyOf(texts);
    }
}

package dev.drydock.lessons.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a YAML file: text, a list or a mapping. Numbers and truth values are text here, as written. */
public sealed interface Node {

    Place place();

    /**
     * A scalar.
     *
     * @param value the text as written, quotes taken off
     * @param restOfLine for a plain scalar, what YAML takes for a comment behind it, with the space before; else empty
     */
    record Text(Place place, String value, String restOfLine) implements Node {
        /** A shell command may hold {@code " #"}: the text together with what YAML took for a comment. */
        public String wholeLine() {
            return value + restOfLine;
        }
    }

    /** A sequence. */
    record Items(Place place, List<Node> nodes) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }
    }

    /** A mapping, in the order written; its keys are text and come once. */
    record Fields(Place place, Map<String, Field> fieldByKey) implements Node {
        public Fields {
            fieldByKey = Collections.unmodifiableMap(new LinkedHashMap<>(fieldByKey));
        }

        public Optional<Node> get(String key) {
            return Optional.ofNullable(fieldByKey.get(key)).map(Field::value);
        }

        public boolean has(String key) {
            return fieldByKey.containsKey(key);
        }
    }

    /** A value of a mapping, and where its key stands. */
    record Field(Place keyPlace, Node value) {}

    /** What kind of node this is, as the last part of a message's code. */
    default String kind() {
        if (this instanceof Text) return "text";
        return this instanceof Items ? "list" : "mapping";
    }
}

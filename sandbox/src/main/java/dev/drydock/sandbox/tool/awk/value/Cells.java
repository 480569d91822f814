package dev.drydock.sandbox.tool.awk.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An array's elements, immutable, in the order in which they were made. */
public final class Cells {
    public static final Cells EMPTY = new Cells(Collections.emptyMap());

    private final Map<String, Value> elements;

    private Cells(Map<String, Value> elements) {
        this.elements = elements;
    }

    /** Those elements, copied. */
    public static Cells of(Map<String, Value> elements) {
        return elements.isEmpty() ? EMPTY : new Cells(new LinkedHashMap<>(elements));
    }

    /** Opens them for changes; nothing is copied before the first. */
    public Open open() {
        return new Open(this);
    }

    /** Elements under change, within one step of a process. */
    public static final class Open {
        private Cells frozen;
        private Map<String, Value> own;

        private Open(Cells frozen) {
            this.frozen = frozen;
        }

        private Map<String, Value> elements() {
            return own == null ? frozen.elements : own;
        }

        private Map<String, Value> changing() {
            if (own == null) {
                own = new LinkedHashMap<>(frozen.elements);
            }
            return own;
        }

        /** The element, made if it is not there. */
        public Value take(String key) {
            Value found = elements().get(key);
            if (found == null) {
                changing().put(key, Value.NOTHING);
                return Value.NOTHING;
            }
            return found;
        }

        public boolean has(String key) {
            return elements().containsKey(key);
        }

        public void put(String key, Value value) {
            changing().put(key, value);
        }

        public void remove(String key) {
            if (has(key)) {
                changing().remove(key);
            }
        }

        public void clear() {
            frozen = EMPTY;
            own = null;
        }

        public int size() {
            return elements().size();
        }

        public List<String> keys() {
            return List.copyOf(elements().keySet());
        }

        /** Values in the order of keys. */
        public List<Value> values() {
            return new ArrayList<>(elements().values());
        }

        /** As they are now; later changes are made to a copy. */
        public Cells freeze() {
            if (own != null) {
                frozen = new Cells(own);
                own = null;
            }
            return frozen;
        }
    }
}

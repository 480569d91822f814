package dev.drydock.sandbox.tree;

import java.util.Objects;

/** Text. */
public record Text(String value) implements Tree {
    public static final Text EMPTY = new Text("");

    public Text {
        Objects.requireNonNull(value);
    }

    @Override
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String text() {
        return value;
    }

    @Override
    public String toString() {
        return Json.compact(this);
    }
}

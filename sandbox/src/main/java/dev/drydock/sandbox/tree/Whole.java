package dev.drydock.sandbox.tree;

/** A whole number of 64 bits. */
public record Whole(long value) implements Tree {
    public static final Whole ZERO = new Whole(0);

    @Override
    public boolean isEmpty() {
        return value == 0;
    }

    @Override
    public long whole() {
        return value;
    }

    @Override
    public double number() {
        return value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

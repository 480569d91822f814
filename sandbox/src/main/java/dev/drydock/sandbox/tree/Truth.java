package dev.drydock.sandbox.tree;

/** True or false. */
public record Truth(boolean value) implements Tree {
    public static final Truth TRUE = new Truth(true);
    public static final Truth FALSE = new Truth(false);

    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public boolean isEmpty() {
        return !value;
    }

    @Override
    public boolean truth() {
        return value;
    }

    @Override
    public String toString() {
        return value ? "true" : "false";
    }
}

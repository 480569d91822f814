package dev.drydock.sandbox.tree;

/** JSON's null, and what an absent key reads as. */
public record Nothing() implements Tree {
    public static final Nothing NOTHING = new Nothing();

    @Override
    public boolean isNothing() {
        return true;
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public String toString() {
        return "null";
    }
}

package dev.drydock.sandbox.store;

/** Where a record stands: its family and its name there. */
public final class Key<T> implements Comparable<Key<?>> {
    private final Family<T> family;
    private final String name;
    private final int hash;

    Key(Family<T> family, String name) {
        this.family = family;
        this.name = name;
        this.hash = 31 * family.name().hashCode() + name.hashCode();
    }

    public Family<T> family() {
        return family;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key<?> that && family == that.family && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(Key<?> other) {
        int byFamily = family.name().compareTo(other.family.name());
        return byFamily != 0 ? byFamily : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return family + "/" + name;
    }
}

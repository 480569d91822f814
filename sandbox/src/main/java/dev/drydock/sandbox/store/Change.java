package dev.drydock.sandbox.store;

import java.util.Optional;

/** One record's change: made (no before), replaced, or removed (no after). */
public final class Change {
    private final Key<?> key;
    private final Object before;
    private final Object after;

    Change(Key<?> key, Object before, Object after) {
        this.key = key;
        this.before = before;
        this.after = after;
    }

    public Key<?> key() {
        return key;
    }

    public Optional<Object> before() {
        return Optional.ofNullable(before);
    }

    public Optional<Object> after() {
        return Optional.ofNullable(after);
    }

    /** The record before, if this is a change in {@code family} and there was one. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> before(Family<T> family) {
        return key.family() == family ? Optional.ofNullable((T) before) : Optional.empty();
    }

    /** The record after, if this is a change in {@code family} and there is one. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> after(Family<T> family) {
        return key.family() == family ? Optional.ofNullable((T) after) : Optional.empty();
    }

    @Override
    public String toString() {
        return key + ": " + before + " -> " + after;
    }
}

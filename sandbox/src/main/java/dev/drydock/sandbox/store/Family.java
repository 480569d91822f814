package dev.drydock.sandbox.store;

/**
 * A kind of record. Families are constants: two are the same only if they are one object.
 *
 * @param <T> the record's type; its values must be immutable
 */
public final class Family<T> {
    private final String name;
    private final boolean lasting;

    private Family(String name, boolean lasting) {
        this.name = name;
        this.lasting = lasting;
    }

    /** Records whose every change is kept in the log and can be asked about: containers, images, pods. */
    public static <T> Family<T> lasting(String name) {
        return new Family<>(name, true);
    }

    /** Records that change all the time, as processes, pipes and timers do: undone like all others, but not kept in the log. */
    public static <T> Family<T> passing(String name) {
        return new Family<>(name, false);
    }

    public Key<T> key(String recordName) {
        return new Key<>(this, recordName);
    }

    public String name() {
        return name;
    }

    public boolean lasting() {
        return lasting;
    }

    @Override
    public String toString() {
        return name;
    }
}

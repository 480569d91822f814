package dev.drydock.sandbox.registry;

import java.util.List;
import java.util.function.Supplier;

/** What a registry's search knows; made when somebody first searches. A supplier must give the same at every call. */
public final class Shelf {
    public static final Shelf EMPTY = of(List.of());

    private Supplier<List<Entry>> later;
    private List<Entry> known;

    private Shelf(Supplier<List<Entry>> later) {
        this.later = later;
    }

    /** A line of {@code docker search}. */
    public record Entry(String name, String description, int stars, boolean official) {}

    public static Shelf lazily(Supplier<List<Entry>> entries) {
        return new Shelf(entries);
    }

    public static Shelf of(List<Entry> entries) {
        return new Shelf(() -> entries);
    }

    public List<Entry> entries() {
        if (known == null) {
            known = List.copyOf(later.get());
            later = null;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Shelf that && entries().equals(that.entries());
    }

    @Override
    public int hashCode() {
        return entries().size();
    }

    @Override
    public String toString() {
        return "Shelf";
    }
}

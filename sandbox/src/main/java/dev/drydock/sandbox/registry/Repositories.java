package dev.drydock.sandbox.registry;

import dev.drydock.sandbox.image.Repository;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a registry holds, by path; made when somebody first asks for it. A supplier must give the same at every call. */
public final class Repositories {
    private Supplier<List<Repository>> later;
    private SortedMap<String, Repository> known;

    private Repositories() {}

    public static Repositories lazily(Supplier<List<Repository>> repositories) {
        Repositories made = new Repositories();
        made.later = repositories;
        return made;
    }

    public static Repositories of(List<Repository> repositories) {
        return lazily(() -> repositories);
    }

    public SortedMap<String, Repository> byPath() {
        if (known == null) {
            TreeMap<String, Repository> byPath = new TreeMap<>();
            later.get().forEach(repository -> byPath.put(repository.path(), repository));
            known = Collections.unmodifiableSortedMap(byPath);
            later = null;
        }
        return known;
    }

    /** With one repository more, or another in its place. */
    public Repositories with(Repository repository) {
        TreeMap<String, Repository> more = new TreeMap<>(byPath());
        more.put(repository.path(), repository);
        return of(List.copyOf(more.values()));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Repositories that && byPath().equals(that.byPath());
    }

    @Override
    public int hashCode() {
        return byPath().keySet().hashCode();
    }

    @Override
    public String toString() {
        return known == null ? "Repositories" : "Repositories" + known.keySet();
    }
}

package dev.drydock.sandbox.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes that are made together or not at all. Writes go through at once, so that reads see them; {@link #rollback()} takes them back.
 * One transaction is open at a time. What must reach the outside world (terminal output) waits for the commit.
 */
public final class Transaction {
    private final Store store;
    private final String actor;
    private final List<Long> causes;
    private final Map<Key<?>, Object> befores = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    Transaction(Store store, String actor, List<Long> causes) {
        this.store = store;
        this.actor = actor;
        this.causes = List.copyOf(causes);
    }

    public String actor() {
        return actor;
    }

    public List<Long> causes() {
        return causes;
    }

    public <T> Optional<T> find(Key<T> key) {
        return store.find(key);
    }

    /**
     * The record that must be there.
     *
     * @throws NoSuchElementException if it is not: a defect of the caller, not a refusal
     */
    public <T> T get(Key<T> key) {
        return store.find(key).orElseThrow(() -> new NoSuchElementException(key.toString()));
    }

    public boolean has(Key<?> key) {
        return store.find(key).isPresent();
    }

    /** All records of a family by name, as a copy that further writes do not change. */
    public <T> SortedMap<String, T> all(Family<T> family) {
        return new TreeMap<>(store.view(family));
    }

    /** All records of a family by name, live: do not write to the family while iterating. */
    public <T> SortedMap<String, T> view(Family<T> family) {
        return store.view(family);
    }

    public <T> void put(Key<T> key, T value) {
        Object before = store.write(key, value);
        befores.putIfAbsent(key, before == null ? Store.ABSENT : before);
    }

    public void remove(Key<?> key) {
        Object before = store.erase(key);
        if (before != null) {
            befores.putIfAbsent(key, before);
        }
    }

    /** Runs after the commit, outside the world: for output to terminals. Never for changes of the world. */
    public void afterCommit(Runnable effect) {
        afterwards.add(effect);
    }

    /** The changes so far that make a difference, in order of first touch. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>(befores.size());
        for (Map.Entry<Key<?>, Object> each : befores.entrySet()) {
            Object before = each.getValue() == Store.ABSENT ? null : each.getValue();
            Object after = store.peek(each.getKey());
            if (before != after) {
                changes.add(new Change(each.getKey(), before, after));
            }
        }
        return Collections.unmodifiableList(changes);
    }

    /** Makes the changes final and tells the watchers. */
    public void commit() {
        store.commit(this);
        List<Runnable> effects = List.copyOf(afterwards);
        afterwards.clear();
        for (Runnable effect : effects) {
            effect.run();
        }
    }

    /** Takes everything back that was written so far, and ends as if it had never begun. */
    public void abandon() {
        rollback();
        store.abandon(this);
    }

    /** Takes everything back that was written so far; the transaction stays open. */
    public void rollback() {
        befores.forEach((key, before) -> store.restore(key, before == Store.ABSENT ? null : before));
        befores.clear();
        afterwards.clear();
    }
}

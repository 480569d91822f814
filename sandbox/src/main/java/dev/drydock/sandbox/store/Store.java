package dev.drydock.sandbox.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The world's memory: immutable records under keys, one log of what changed, and marks to go back to.
 *
 * <p>Going back appends: {@link #undo()} writes the records as they were at the last mark in a transaction of its own, so revisions
 * never rewind and every watcher sees ordinary changes. The clock and the timers are records, so they do go back.
 */
public final class Store {
    /** Marks a key that had no record, where a map cannot hold null. */
    static final Object ABSENT = new Object();

    private static final int ENTRIES_KEPT = 200_000;
    private static final int MARKS_KEPT = 2_000;

    /** Told of every transaction just before it is final, and may still add to it. */
    public interface Hook {
        /**
         * @param transaction still open: more may be written
         * @param changes so far, in order of first touch
         * @param restoring whether records return to what they were (undo, redo): then nothing may be written
         */
        void beforeCommit(Transaction transaction, List<Change> changes, boolean restoring);
    }

    /** What changed since a mark: each key's record as it was then. */
    private static final class Segment {
        final String label;
        final boolean scratch;
        final Map<Key<?>, Object> befores = new LinkedHashMap<>();

        Segment(String label, boolean scratch) {
            this.label = label;
            this.scratch = scratch;
        }
    }

    private record Undone(String label, Map<Key<?>, Object> afters) {}

    // Looked up by identity and never iterated: hash order cannot show.
    private final Map<Family<?>, TreeMap<String, Object>> families = new IdentityHashMap<>();
    private final List<Hook> hooks = new ArrayList<>();
    private final List<Entry> log = new ArrayList<>();
    private final Deque<Segment> past = new ArrayDeque<>();
    private final Deque<Undone> future = new ArrayDeque<>();
    private final LongSupplier clock;
    private long revision;
    private Transaction open;
    private boolean restoring;

    /** @param clock reads the virtual time, in microseconds, for the log */
    public Store(LongSupplier clock) {
        this.clock = clock;
        past.push(new Segment("start", false));
    }

    public void addHook(Hook hook) {
        hooks.add(hook);
    }

    public long revision() {
        return revision;
    }

    /**
     * @param actor who acts, in the domain's words: {@code engine}, {@code scheduler}, a program's name
     * @param causes revisions that led to this
     * @throws IllegalStateException if another transaction is open
     */
    public Transaction begin(String actor, List<Long> causes) {
        if (open != null) {
            throw new IllegalStateException("a transaction of " + open.actor() + " is open");
        }
        open = new Transaction(this, actor, causes);
        return open;
    }

    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable((T) peek(key));
    }

    /** All records of a family by name, live and unmodifiable. */
    @SuppressWarnings("unchecked")
    public <T> SortedMap<String, T> view(Family<T> family) {
        TreeMap<String, Object> records = families.get(family);
        return records == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap((TreeMap<String, T>) (TreeMap<String, ?>) records);
    }

    /** The entries of the log that are still kept, oldest first, live. */
    public List<Entry> log() {
        return Collections.unmodifiableList(log);
    }

    /** Whether the log holds an entry of this revision: only transactions that changed lasting records have one. */
    public boolean logged(long wanted) {
        return entry(wanted).isPresent();
    }

    /** The entry of a revision, if it made one and it is still kept. */
    public Optional<Entry> entry(long wanted) {
        int low = 0;
        int high = log.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = log.get(middle).revision();
            if (found == wanted) {
                return Optional.of(log.get(middle));
            }
            if (found < wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** Everything, by family name and key: for comparing worlds in tests and for checkpoints. */
    public SortedMap<String, Object> snapshot() {
        TreeMap<String, Object> all = new TreeMap<>();
        families.forEach((family, records) -> records.forEach((name, value) -> all.put(family.name() + "/" + name, value)));
        return all;
    }

    /**
     * Takes over every record of another store, as one restoring transaction: a twin that goes its own way from here. Marks and log
     * stay with the original.
     */
    public void adopt(Store original) {
        Transaction transaction = begin("twin", List.of());
        original.families.forEach((family, records) -> records.forEach((name, value) -> putOrRemove(transaction, family.key(name), value)));
        revision = original.revision;
        restoring = true;
        transaction.commit();
        restoring = false;
    }

    // ---- marks -----------------------------------------------------------------------------------------------------------------

    /** Sets a mark: the next {@link #undo()} returns to the world as it is now. Forgets what could be redone. */
    public void mark(String label) {
        requireIdle();
        if (past.peek().scratch) {
            Segment scratch = past.pop();
            scratch.befores.forEach(past.peek().befores::putIfAbsent);
        }
        future.clear();
        past.push(new Segment(label, false));
        if (past.size() > MARKS_KEPT) {
            past.removeLast();
        }
    }

    /** Labels of the marks that can be returned to, newest first. */
    public List<String> marks() {
        List<String> labels = new ArrayList<>();
        past.stream().filter(segment -> !segment.scratch).forEach(segment -> labels.add(segment.label));
        labels.remove(labels.size() - 1);
        return labels;
    }

    /** Labels of the marks that {@link #redo()} would return to, the next one first. */
    public List<String> undone() {
        List<String> labels = new ArrayList<>();
        future.forEach(each -> labels.add(each.label()));
        return labels;
    }

    /** Returns to the last mark; its label, or empty if there is none. */
    public Optional<String> undo() {
        requireIdle();
        dropScratch();
        if (past.size() < 2) {
            return Optional.empty();
        }
        Segment segment = past.pop();
        future.push(new Undone(segment.label, restoreAll("undo", segment.befores)));
        past.push(new Segment("", true));
        return Optional.of(segment.label);
    }

    /** Takes the last undo back; the label of the mark, or empty if nothing was undone since the last mark. */
    public Optional<String> redo() {
        requireIdle();
        if (future.isEmpty()) {
            return Optional.empty();
        }
        dropScratch();
        Undone undone = future.pop();
        Segment segment = new Segment(undone.label(), false);
        segment.befores.putAll(restoreAll("redo", undone.afters()));
        past.push(segment);
        past.push(new Segment("", true));
        return Optional.of(undone.label());
    }

    /**
     * Writes every record as it was, or will be again, when so many lines were done into a transaction that is to be abandoned: nothing of it
     * stays. Only the moment itself can be seen so, not the log behind it.
     *
     * @param marks how many marks there are at that moment: at most those there are now and those undone
     */
    public void rewind(Transaction transaction, int marks) {
        int here = marks().size();
        if (marks == here) {
            return;
        }
        for (Segment segment : past) {
            if (!segment.scratch && here <= marks) {
                break;
            }
            segment.befores.forEach((key, value) -> putOrRemove(transaction, key, value));
            here -= segment.scratch ? 0 : 1;
        }
        for (Undone undone : future) {
            if (here >= marks) {
                break;
            }
            undone.afters.forEach((key, value) -> putOrRemove(transaction, key, value));
            here++;
        }
    }

    /** What happened since an undo (time went on) is taken back before another step along the marks. */
    private void dropScratch() {
        if (past.peek().scratch) {
            restoreAll("undo", past.pop().befores);
        }
    }

    /** Writes these records back in one transaction; what they replaced. */
    private Map<Key<?>, Object> restoreAll(String actor, Map<Key<?>, Object> wanted) {
        Map<Key<?>, Object> replaced = new LinkedHashMap<>();
        Transaction transaction = begin(actor, List.of());
        wanted.forEach((key, value) -> {
            Object now = peek(key);
            replaced.put(key, now == null ? ABSENT : now);
            putOrRemove(transaction, key, value);
        });
        restoring = true;
        transaction.commit();
        restoring = false;
        return replaced;
    }

    @SuppressWarnings("unchecked")
    private static void putOrRemove(Transaction transaction, Key<?> key, Object value) {
        if (value == ABSENT) {
            transaction.remove(key);
        } else {
            transaction.put((Key<Object>) key, value);
        }
    }

    private void requireIdle() {
        if (open != null) {
            throw new IllegalStateException("a transaction of " + open.actor() + " is open");
        }
    }

    // ---- for transactions ------------------------------------------------------------------------------------------------------

    Object peek(Key<?> key) {
        TreeMap<String, Object> records = families.get(key.family());
        return records == null ? null : records.get(key.name());
    }

    Object write(Key<?> key, Object value) {
        TreeMap<String, Object> records = families.get(key.family());
        if (records == null) {
            records = new TreeMap<>();
            families.put(key.family(), records);
        }
        return records.put(key.name(), value);
    }

    Object erase(Key<?> key) {
        TreeMap<String, Object> records = families.get(key.family());
        return records == null ? null : records.remove(key.name());
    }

    void restore(Key<?> key, Object before) {
        if (before == null) {
            erase(key);
        } else {
            write(key, before);
        }
    }

    /** Ends a transaction that was taken back: no revision is spent, nobody hears of it. */
    void abandon(Transaction transaction) {
        if (open != transaction) {
            throw new IllegalStateException("not the open transaction");
        }
        open = null;
    }

    void commit(Transaction transaction) {
        if (open != transaction) {
            throw new IllegalStateException("not the open transaction");
        }
        List<Change> changes = transaction.changes();
        for (Hook hook : hooks) {
            hook.beforeCommit(transaction, changes, restoring);
        }
        changes = transaction.changes();
        open = null;
        revision++;
        if (!restoring) {
            for (Change change : changes) {
                remember(change);
            }
        }
        record(transaction, changes);
    }

    private void remember(Change change) {
        Map<Key<?>, Object> befores = past.peek().befores;
        Object before = change.before().orElse(ABSENT);
        Object known = befores.putIfAbsent(change.key(), before);
        // A record that came and went since the mark leaves no trace in it.
        if ((known == null ? before : known) == ABSENT && change.after().isEmpty()) {
            befores.remove(change.key());
        }
    }

    private void record(Transaction transaction, List<Change> changes) {
        List<Change> lasting = new ArrayList<>();
        for (Change change : changes) {
            if (change.key().family().lasting()) {
                lasting.add(change);
            }
        }
        if (lasting.isEmpty()) {
            return;
        }
        log.add(new Entry(revision, clock.getAsLong(), transaction.actor(), transaction.causes(), lasting));
        if (log.size() > ENTRIES_KEPT) {
            log.subList(0, ENTRIES_KEPT / 4).clear();
        }
    }
}

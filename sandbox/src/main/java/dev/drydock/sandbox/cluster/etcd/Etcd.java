package dev.drydock.sandbox.cluster.etcd;

import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Timeline;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** etcd within one transaction: a store of keys whose every change has a revision and can be watched from any revision that is kept. */
public final class Etcd {
    /** By key, {@code /registry/pods/default/web}. */
    public static final Family<KeyValue> KEYS = Family.lasting("etcd");

    private static final Family<WatchEvent> HISTORY = Family.passing("etcd-history");
    private static final Family<Long> NUMBERS = Family.passing("etcd-number");
    private static final Key<Long> REVISION = NUMBERS.key("revision");
    private static final Key<Long> COMPACTED = NUMBERS.key("compacted");

    /** When so many revisions are kept, the older half of them goes. */
    private static final long REVISIONS_KEPT = 100_000;

    private static final int DIGITS = 12;

    private final Transaction transaction;

    public Etcd(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The revision of the last change; 1 when nothing was ever written, as in a fresh etcd. */
    public long revision() {
        return transaction.find(REVISION).orElse(1L);
    }

    public Optional<KeyValue> find(String key) {
        return transaction.find(KEYS.key(key));
    }

    /** All below a prefix that ends in {@code /}, by key, live: do not write while iterating. */
    public SortedMap<String, KeyValue> range(String prefix) {
        return transaction.view(KEYS).subMap(prefix, after(prefix));
    }

    /** From a key on (exclusive), below a prefix: for lists in portions. */
    public SortedMap<String, KeyValue> rangeAfter(String prefix, String last) {
        return transaction.view(KEYS).subMap(last + "\0", after(prefix));
    }

    private static String after(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + (char) (prefix.charAt(prefix.length() - 1) + 1);
    }

    /** Begins a change: its revision, to be written into the value before {@link #put}. */
    public long next() {
        long revision = revision() + 1;
        transaction.put(REVISION, revision);
        if (revision - compacted() > REVISIONS_KEPT) {
            compact(revision - REVISIONS_KEPT / 2);
        }
        return revision;
    }

    /** Writes under a revision that {@link #next} gave. */
    public void put(String key, Mapping value, long revision) {
        Key<KeyValue> at = KEYS.key(key);
        Optional<KeyValue> before = transaction.find(at);
        transaction.put(at, before.isPresent()
                ? new KeyValue(value, before.get().created(), revision, before.get().version() + 1)
                : new KeyValue(value, revision, revision, 1));
    }

    public void delete(String key) {
        transaction.remove(KEYS.key(key));
    }

    // ---- history -----------------------------------------------------------------------------------------------------------------

    /** Remembers an event for those who watch a topic. */
    public void record(String topic, WatchEvent event) {
        transaction.put(HISTORY.key(topic + "@" + Timeline.padded(event.revision(), DIGITS)), event);
    }

    /** Revisions up to this one are forgotten: a watch from before fails with {@code too old resource version}. */
    public long compacted() {
        return transaction.find(COMPACTED).orElse(0L);
    }

    /** What happened in a topic after a revision, in order. Ask {@link #compacted} first. */
    public List<WatchEvent> since(String topic, long revision) {
        return new ArrayList<>(transaction.view(HISTORY).subMap(topic + "@" + Timeline.padded(revision + 1, DIGITS), topic + "A").values());
    }

    /** Forgets the history up to a revision. */
    public void compact(long revision) {
        if (revision <= compacted()) {
            return;
        }
        List<String> old = new ArrayList<>();
        transaction.view(HISTORY).forEach((name, event) -> {
            if (event.revision() <= revision) {
                old.add(name);
            }
        });
        for (String name : old) {
            transaction.remove(HISTORY.key(name));
        }
        transaction.put(COMPACTED, revision);
    }
}

package dev.drydock.sandbox.time;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Store;
import dev.drydock.sandbox.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The clock and the queue of events, as records of the store; and seeded chance, a stream a name. */
public final class Timeline {
    /** Due time and order of scheduling make the key, so the first key is the next event. */
    public static final Family<Event> EVENTS = Family.passing("event");

    private static final Family<Long> NUMBERS = Family.passing("time");
    private static final Family<Long> STREAMS = Family.passing("random");
    private static final Key<Long> NOW = NUMBERS.key("now");
    private static final Key<Long> SCHEDULED = NUMBERS.key("scheduled");
    private static final Key<Long> SEED = NUMBERS.key("seed");

    private Timeline() {}

    /** Starts the clock. */
    public static void begin(Transaction transaction, long epochMicros, long seed) {
        transaction.put(NOW, epochMicros);
        transaction.put(SEED, seed);
    }

    /** Virtual microseconds since 1970. */
    public static long now(Transaction transaction) {
        return transaction.find(NOW).orElse(0L);
    }

    /** Virtual microseconds since 1970. */
    public static long now(Store store) {
        return store.find(NOW).orElse(0L);
    }

    static void advance(Transaction transaction, long nowMicros) {
        if (now(transaction) < nowMicros) {
            transaction.put(NOW, nowMicros);
        }
    }

    /** Has {@code payload} brought to {@code component} after a delay; the key cancels it, by {@link Transaction#remove}. */
    public static Key<Event> after(Transaction transaction, Store store, long delayMicros, String component, Object payload) {
        return schedule(transaction, delayMicros, component, payload, store.revision() + 1, transaction.causes());
    }

    /** Like {@link #after(Transaction, Store, long, String, Object)}, for what follows from other transactions than this one: their revisions. */
    public static Key<Event> after(Transaction transaction, Store store, long delayMicros, String component, Object payload, List<Long> causes) {
        return schedule(transaction, delayMicros, component, payload, 0, causes.isEmpty() ? transaction.causes() : causes);
    }

    private static Key<Event> schedule(
            Transaction transaction, long delayMicros, String component, Object payload, long revision, List<Long> causes) {
        long due = now(transaction) + Math.max(0, delayMicros) + Slowness.of(transaction, component, payload);
        long number = transaction.find(SCHEDULED).orElse(0L) + 1;
        transaction.put(SCHEDULED, number);
        Key<Event> key = EVENTS.key(padded(due, 17) + "-" + padded(number, 12));
        transaction.put(key, new Event(due, component, payload, revision, causes));
        return key;
    }

    static Optional<Key<Event>> next(Store store) {
        var events = store.view(EVENTS);
        return events.isEmpty() ? Optional.empty() : Optional.of(EVENTS.key(events.firstKey()));
    }

    /** The next 64 random bits of a stream (SplitMix64). Streams of different names are independent. */
    public static long random(Transaction transaction, String stream) {
        Key<Long> key = STREAMS.key(stream);
        Optional<Long> known = transaction.find(key);
        long state = known.isPresent() ? known.get() : mix(transaction.find(SEED).orElse(0L) ^ ((long) stream.hashCode() << 21));
        state += 0x9E3779B97F4A7C15L;
        transaction.put(key, state);
        return mix(state);
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Decimal digits with leading zeros, so that text order is number order. */
    public static String padded(long number, int digits) {
        String text = Long.toString(number);
        return text.length() >= digits ? text : "0".repeat(digits - text.length()) + text;
    }
}

package dev.drydock.sandbox.time;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;

/** Components that are slow: whatever is brought to one comes so much later. */
public final class Slowness {
    private static final Family<Long> DELAYS = Family.lasting("slowness");

    private Slowness() {}

    /** Something that concerns one place only, as the node of a kubelet. */
    public interface Placed {
        String place();
    }

    private static Key<Long> key(String component, String place) {
        return DELAYS.key(place.isEmpty() ? component : component + "@" + place);
    }

    /**
     * Makes a component slow.
     *
     * @param place where only; empty for everywhere
     * @param micros of virtual time; 0: as fast as ever
     */
    public static void set(Transaction transaction, String component, String place, long micros) {
        if (micros > 0) {
            transaction.put(key(component, place), micros);
        } else {
            transaction.remove(key(component, place));
        }
    }

    /** By how many virtual microseconds a component is late. */
    public static long of(Transaction transaction, String component, String place) {
        return transaction.find(key(component, place)).orElse(0L);
    }

    /** How much later something comes to a component. */
    static long of(Transaction transaction, String component, Object payload) {
        long everywhere = transaction.find(DELAYS.key(component)).orElse(0L);
        return payload instanceof Placed placed && !transaction.view(DELAYS).isEmpty() ? everywhere + of(transaction, component, placed.place()) : everywhere;
    }
}

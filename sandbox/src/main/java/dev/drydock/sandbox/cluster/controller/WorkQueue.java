package dev.drydock.sandbox.cluster.controller;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that a controller has still to look at: a key waits once, however often it was asked for. All of it stands in the store. */
final class WorkQueue {
    private static final Family<Item> ITEMS = Family.passing("work");
    private static final Family<Integer> FAILURES = Family.passing("work-failures");

    /** More causes than this are not told apart. */
    private static final int CAUSES_KEPT = 8;

    /** client-go's {@code DefaultTypedControllerRateLimiter}. */
    private static final long FIRST_RETRY_MICROS = 5_000;
    private static final long LAST_RETRY_MICROS = 1_000_000_000;

    /** @param event that will bring it to the loop */
    private record Item(Key<Event> event, long dueMicros, List<Long> causes) {}

    /** A key's turn has come. */
    sealed interface Turn {
        String key();
    }

    /** Something is to be done. */
    record Due(String key) implements Turn {}

    /** Nothing is known to be there to be done. */
    private record Polled(String key) implements Turn, Event.Periodic {}

    private final Kernel kernel;
    private final Transaction transaction;
    private final String controller;

    WorkQueue(Kernel kernel, String controller) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
        this.controller = controller;
    }

    private Key<Item> at(String key) {
        return ITEMS.key(controller + "/" + key);
    }

    /** Has a key looked at after a delay, or earlier if it waits for an earlier turn already. */
    void add(String key, long delayMicros, List<Long> causes) {
        Optional<Item> waiting = transaction.find(at(key));
        List<Long> all = new ArrayList<>(waiting.map(Item::causes).orElse(List.of()));
        for (Long cause : causes) {
            if (!all.contains(cause) && all.size() < CAUSES_KEPT) {
                all.add(cause);
            }
        }
        long due = kernel.now() + delayMicros;
        if (waiting.isPresent()) {
            if (waiting.get().dueMicros() <= due && all.size() == waiting.get().causes().size()) {
                return;
            }
            transaction.remove(waiting.get().event());
            due = Math.min(due, waiting.get().dueMicros());
        }
        Key<Event> event = kernel.after(due - kernel.now(), controller, new Due(key), all);
        transaction.put(at(key), new Item(event, due, List.copyOf(all)));
    }

    /** Has a key looked at now and then. */
    void poll(String key, long delayMicros) {
        Optional<Item> waiting = transaction.find(at(key));
        if (waiting.isEmpty()) {
            Key<Event> event = kernel.after(delayMicros, controller, new Polled(key));
            transaction.put(at(key), new Item(event, kernel.now() + delayMicros, List.of()));
        }
    }

    /** A key's turn has come: it waits no longer. */
    void take(String key) {
        transaction.remove(at(key));
    }

    /** Tries a key again, each time later. */
    void retry(String key) {
        Key<Integer> counter = FAILURES.key(controller + "/" + key);
        int failures = transaction.find(counter).orElse(0);
        transaction.put(counter, failures + 1);
        long delay = failures >= 28 ? LAST_RETRY_MICROS : Math.min(LAST_RETRY_MICROS, FIRST_RETRY_MICROS << failures);
        add(key, delay, List.of());
    }

    /** It worked: the next failure is the first again. */
    void forget(String key) {
        transaction.remove(FAILURES.key(controller + "/" + key));
    }

    /** Drops everything: the controller has ended. */
    void clear() {
        for (var each : new ArrayList<>(transaction.view(ITEMS).subMap(controller + "/", controller + "0").entrySet())) {
            transaction.remove(each.getValue().event());
            transaction.remove(ITEMS.key(each.getKey()));
        }
        for (String name : new ArrayList<>(transaction.view(FAILURES).subMap(controller + "/", controller + "0").keySet())) {
            transaction.remove(FAILURES.key(name));
        }
    }
}

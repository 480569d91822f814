package dev.drydock.sandbox.time;

import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Store;
import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Takes events from the queue in order of time and carries each to its component, one transaction an event. */
public final class Simulation {
    private final Store store;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final List<Throwable> defects = new ArrayList<>();
    private long events;

    public Simulation(Store store) {
        this.store = store;
    }

    public void add(Component component) {
        components.put(component.name(), component);
    }

    /** Virtual time of the next event; empty when nothing will happen without input. */
    public OptionalLong nextDue() {
        Optional<Key<Event>> next = Timeline.next(store);
        return next.isPresent() ? OptionalLong.of(store.find(next.get()).orElseThrow().dueMicros()) : OptionalLong.empty();
    }

    /** Whether all that is in the queue repeats itself for ever. */
    public boolean onlyPeriodic() {
        return store.view(Timeline.EVENTS).values().stream().allMatch(event -> event.payload() instanceof Event.Periodic);
    }

    /** Whether nothing is in the queue but what repeats itself for ever and what {@code harmless} says can be left alone. */
    public boolean onlyPeriodicOr(Predicate<Event> harmless) {
        return store.view(Timeline.EVENTS).values().stream().allMatch(event -> event.payload() instanceof Event.Periodic || harmless.test(event));
    }

    /** Events carried out since the start of the program: the measure of budgets, no part of the world. */
    public long events() {
        return events;
    }

    /**
     * Carries out the next event if it is due by {@code limitMicros}; whether there was one.
     *
     * @throws IllegalStateException if an event names a component that does not exist
     */
    public boolean step(long limitMicros) {
        Optional<Key<Event>> next = Timeline.next(store);
        if (next.isEmpty()) {
            return false;
        }
        Event event = store.find(next.get()).orElseThrow();
        if (event.dueMicros() > limitMicros) {
            return false;
        }
        Component component = components.get(event.component());
        if (component == null) {
            throw new IllegalStateException("no component " + event.component());
        }
        events++;
        Transaction transaction = store.begin(component.name(), causes(event));
        take(transaction, next.get(), event);
        try {
            component.on(transaction, event.payload());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError defect) {
            transaction.rollback();
            take(transaction, next.get(), event);
            component.failed(transaction, event.payload(), defect);
            defects.add(defect);
        }
        transaction.commit();
        return true;
    }

    private static void take(Transaction transaction, Key<Event> key, Event event) {
        transaction.remove(key);
        Timeline.advance(transaction, event.dueMicros());
    }

    /** What components threw since the program started: defects of ours, for tests and for a report. */
    public List<Throwable> defects() {
        return Collections.unmodifiableList(defects);
    }

    /** Moves the clock to {@code timeMicros} when no event is due before. */
    public void idleUntil(long timeMicros) {
        Transaction transaction = store.begin("clock", List.of());
        Timeline.advance(transaction, timeMicros);
        transaction.commit();
    }

    private List<Long> causes(Event event) {
        return store.logged(event.revision()) ? List.of(event.revision()) : event.causes();
    }
}

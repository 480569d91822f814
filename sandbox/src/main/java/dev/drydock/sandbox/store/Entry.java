package dev.drydock.sandbox.store;

import java.util.List;

/**
 * One transaction in the log.
 *
 * @param revision counts transactions, never goes back
 * @param timeMicros virtual microseconds since 1970
 * @param actor the component or program that did it
 * @param causes revisions of the entries that led to it; several, because work queues coalesce; empty for the learner's own input
 * @param changes of lasting families, in key order
 */
public record Entry(long revision, long timeMicros, String actor, List<Long> causes, List<Change> changes) {
    public Entry {
        causes = List.copyOf(causes);
        changes = List.copyOf(changes);
    }
}

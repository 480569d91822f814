package dev.drydock.sandbox.time;

import java.util.List;

/**
 * Something that will happen.
 *
 * @param dueMicros virtual time at which it happens
 * @param component who is told
 * @param payload an immutable record that only the component understands
 * @param revision of the transaction that scheduled it: its cause, if that transaction changed lasting records
 * @param causes of that transaction: the causes otherwise
 */
public record Event(long dueMicros, String component, Object payload, long revision, List<Long> causes) {
    /** Events that only repeat and never settle (heartbeats, probes) say so, so that a proof knows when all is quiet. */
    public interface Periodic {}
}

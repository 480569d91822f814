package dev.drydock.sandbox.time;

import dev.drydock.sandbox.store.Transaction;

/**
 * A part of the world that acts when an event is due: the kernel, the Docker engine, a registry, a controller.
 * It keeps no state of its own but indexes that can be rebuilt from the store.
 */
public interface Component {
    /** Its name in events and in the log. */
    String name();

    /**
     * Acts on one event, in one transaction that is committed when it returns.
     *
     * @param payload what {@link Timeline#after} was given
     */
    void on(Transaction transaction, Object payload);

    /**
     * Told that {@link #on} threw, in a transaction from which its writes are gone: a defect of ours. Ends what it belongs to, so that
     * the learner gets an answer and the world lives on.
     */
    default void failed(Transaction transaction, Object payload, Throwable defect) {}
}

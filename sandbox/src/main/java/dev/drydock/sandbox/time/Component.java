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
}

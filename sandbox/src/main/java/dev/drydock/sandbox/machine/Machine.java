package dev.drydock.sandbox.machine;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;

/**
 * A computer of the world.
 *
 * @param kernelRelease as {@code uname -r} prints it
 * @param kernelVersion as {@code uname -v} prints it after {@code #}
 * @param operatingSystem as {@code PRETTY_NAME} has it
 * @param bootedMicros virtual microseconds since 1970
 */
public record Machine(
        String name, String kernelRelease, String kernelVersion, String operatingSystem, Hardware hardware, long bootedMicros) {

    public static final Family<Machine> MACHINES = Family.lasting("machine");

    /** @param architecture as {@code uname -m} prints it */
    public record Hardware(String architecture, int cpus, long memoryBytes, long diskBytes) {}

    public static Key<Machine> key(String name) {
        return MACHINES.key(name);
    }

    /** @throws java.util.NoSuchElementException if there is no such machine */
    public static Machine of(Transaction transaction, String name) {
        return transaction.get(key(name));
    }
}

package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;

/**
 * A fault that was brought in.
 *
 * @param kind the first word of its name, as {@code stop}
 * @param subject what is in trouble: a component, a machine, a registry; may be empty
 * @param machine where; empty if it does not matter
 * @param seconds by how much, for what is slow; else 0
 */
public record Fault(String kind, String subject, String machine, int seconds, long sinceMicros) {
    public static final Family<Fault> FAULTS = Family.lasting("fault");

    /** What the learner calls it: {@code stop kubelet node-2}. */
    public String name() {
        StringBuilder name = new StringBuilder(kind);
        if (!subject.isEmpty()) {
            name.append(' ').append(subject);
        }
        if (!machine.isEmpty() && !machine.equals(subject)) {
            name.append(' ').append(machine);
        }
        return name.toString();
    }

    Key<Fault> key() {
        return FAULTS.key(name());
    }
}

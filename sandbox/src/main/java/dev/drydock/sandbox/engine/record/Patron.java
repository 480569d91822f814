package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;

/**
 * Who is told what happens to the containers of pods on a machine.
 *
 * @param component that is told
 */
public record Patron(String component) {
    /** The label that marks the containers of pods. */
    public static final String LABEL = "io.kubernetes.pod.uid";

    private static final Family<Patron> PATRONS = Family.lasting("container-patron");

    public static Key<Patron> key(String machine) {
        return PATRONS.key(machine);
    }

    /**
     * What the component is told.
     *
     * @param action as events call it, and {@code fail} for a start that failed
     * @param attributes of the event
     */
    public record Told(String machine, String container, String action, Mapping attributes) {}

    /** Tells the patron of the machine, if the container is a pod's. */
    static void tell(Kernel kernel, Container container, String action, Mapping attributes) {
        if (container.config().get("Labels").mapping().has(LABEL)) {
            kernel.transaction().find(key(container.machine())).ifPresent(patron ->
                    kernel.after(0, patron.component(), new Told(container.machine(), container.id(), action, attributes)));
        }
    }

    /** Tells that a container could not be started; why stands in its state. */
    public static void failed(Kernel kernel, Container container) {
        tell(kernel, container, "fail", Mapping.of(LABEL, container.config().get("Labels").get(LABEL)));
    }
}

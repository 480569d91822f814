package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;

/**
 * Who is to be told when a process ends, however it ends: even one that was killed.
 *
 * @param component that is told
 * @param payload what it is told
 */
public record Testament(String component, Object payload) {
    private static final Family<Testament> TESTAMENTS = Family.passing("process-testament");

    /** Leaves this for a process. */
    public void of(Kernel kernel, Process.Id process) {
        kernel.transaction().put(TESTAMENTS.key(process.key().name()), this);
    }

    /** The process has ended. */
    static void open(Kernel kernel, Process.Id process) {
        var key = TESTAMENTS.key(process.key().name());
        kernel.transaction().find(key).ifPresent(left -> {
            kernel.transaction().remove(key);
            kernel.after(0, left.component(), left.payload());
        });
    }
}

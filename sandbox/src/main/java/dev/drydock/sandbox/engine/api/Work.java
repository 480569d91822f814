package dev.drydock.sandbox.engine.api;

import dev.drydock.sandbox.process.Kernel;

/** Something that an engine does later: the payload of an event. Implementations are records that hold immutable values only. */
public interface Work {
    void run(Kernel kernel, Daemon daemon);

    /** Has work done by the engine of a machine after a delay in virtual microseconds. */
    static void after(Kernel kernel, String machine, long micros, Work work) {
        kernel.after(micros, Daemon.component(machine), work);
    }
}

package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Kernel;

/** Whom a shim tells; kept between steps, so implementations hold immutable values only. */
public interface Reports {
    /** @param streams names the process's job; @param pid machine number, 0 if it could not be made */
    void started(Kernel kernel, String streams, int pid);

    /** The process has ended and all it wrote was carried. */
    void ended(Kernel kernel, String streams, Ended how);
}

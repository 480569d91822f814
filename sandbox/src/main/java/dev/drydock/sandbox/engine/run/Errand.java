package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Signal;

/** A container that the engine runs for itself, as a build does: nobody's request is answered when it starts. */
public final class Errand {
    private Errand() {}

    /** Starts a container that was made. */
    public static void start(Kernel kernel, Container container) {
        Work.after(kernel, container.machine(), StartContainer.PREPARE_MICROS, new Launch(container.id()));
    }

    /** Ends it at once. */
    public static void kill(Kernel kernel, Container container) {
        if (container.state().isUp()) {
            StopContainer.send(kernel, container, Signal.KILL);
        }
    }

    /** Takes it away when it has ended. */
    public static void remove(Kernel kernel, Container container) {
        new Removal(kernel, container).remove(true);
    }
}

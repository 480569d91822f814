package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Signal;

/** What happens to containers when their engine ends. */
public final class Boot {
    private Boot() {}

    /** Ends all containers at once. */
    public static void stopAll(Kernel kernel, String machine) {
        new Containers(kernel, machine).all().stream().filter(container -> container.state().isUp())
                .forEach(container -> StopContainer.send(kernel, container, Signal.KILL));
    }
}

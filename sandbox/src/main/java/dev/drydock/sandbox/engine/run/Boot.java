package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.unit.Unit;
import java.util.List;

/**
 * What happens to containers when their engine's service stops, which takes them along as long as nobody asked for live restore, and when
 * it starts, which brings those back whose policy says so (moby's {@code shutdown} and {@code restore}).
 *
 * @param startsAgain whether the service is to start when all has ended
 */
public record Boot(boolean startsAgain) {
    private static final Family<Boot> STOPPING = Family.passing("engine-stopping");
    private static final long USUAL_GRACE_SECONDS = 10;
    private static final long STARTING_MICROS = 600_000;
    private static final long LOOK_MICROS = 50_000;

    private static Key<Boot> key(String machine) {
        return STOPPING.key(machine);
    }

    /** Whether the service is on its way down. */
    static boolean stopping(Kernel kernel, String machine) {
        return kernel.transaction().has(key(machine));
    }

    /** Whether the service is on its way down or up, so that nobody is answered. */
    public static boolean busy(Kernel kernel, String machine) {
        return kernel.transaction().has(Unit.busy(machine, "docker"));
    }

    // ---- down ----------------------------------------------------------------------------------------------------------------------

    /** Asks all containers to end, and kills those that do not within their time of grace. */
    public static void stopAll(Kernel kernel, String machine) {
        kernel.transaction().put(key(machine), new Boot(false));
        Unit.setBusy(kernel, machine, "docker", true);
        for (Container container : new Containers(kernel, machine).all()) {
            if (container.state().is(ContainerState.Status.RESTARTING)) {
                new Containers(kernel, machine).put(container.with(ContainerState.Status.EXITED));
            }
            if (container.state().isUp()) {
                Signal signal = Signal.named(container.config().get("StopSignal").text("SIGTERM")).orElse(Signal.TERM);
                StopContainer.send(kernel, container, signal);
                long grace = container.config().has("StopTimeout") ? container.config().get("StopTimeout").whole() : USUAL_GRACE_SECONDS;
                Work.after(kernel, machine, Math.max(0, grace) * 1_000_000, new Kill(container.id(), container.space()));
            }
        }
        Work.after(kernel, machine, 0, new Look());
    }

    private record Kill(String container, String space) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            new Containers(kernel, daemon.machine()).byId(container).filter(found -> found.state().isUp() && found.space().equals(space))
                    .ifPresent(found -> StopContainer.send(kernel, found, Signal.KILL));
        }
    }

    /** Looks whether all have ended. */
    private record Look() implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            String machine = daemon.machine();
            if (new Containers(kernel, machine).all().stream().anyMatch(container -> container.state().isUp())) {
                Work.after(kernel, machine, LOOK_MICROS, this);
                return;
            }
            boolean again = kernel.transaction().find(key(machine)).map(Boot::startsAgain).orElse(false);
            kernel.transaction().remove(key(machine));
            if (again) {
                Work.after(kernel, machine, STARTING_MICROS, new Up());
            } else {
                Unit.setBusy(kernel, machine, "docker", false);
            }
        }
    }

    // ---- up ------------------------------------------------------------------------------------------------------------------------

    /** The service is to run: at once, or when it has come down. */
    public static void start(Kernel kernel, String machine) {
        if (stopping(kernel, machine)) {
            kernel.transaction().put(key(machine), new Boot(true));
        } else if (kernel.now() > 0 && !new Containers(kernel, machine).all().isEmpty()) {
            Unit.setBusy(kernel, machine, "docker", true);
            Work.after(kernel, machine, STARTING_MICROS, new Up());
        }
    }

    private record Up() implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            String machine = daemon.machine();
            Work.after(kernel, machine, StartContainer.PREPARE_MICROS * 2, new Ready());
            List<Container> oldestFirst = new java.util.ArrayList<>(new Containers(kernel, machine).all());
            java.util.Collections.reverse(oldestFirst);
            for (Container container : oldestFirst) {
                if (container.state().isUp()) {
                    continue;
                }
                if (container.removesItself()) {
                    new Removal(kernel, container).remove(true);
                } else if (Restarts.atBoot(container)) {
                    new Containers(kernel, machine).put(container.with(container.life().withRestarts(0)));
                    Work.after(kernel, machine, StartContainer.PREPARE_MICROS, new Launch(container.id()));
                }
            }
        }
    }

    /** The service says that it is there when the containers that were to come back have come. */
    private record Ready() implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Unit.setBusy(kernel, daemon.machine(), "docker", false);
        }
    }
}

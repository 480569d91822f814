package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.tree.Mapping;

/** Restart policies: who is restarted, and after which pause (100 ms, doubled each time, at most a minute; anew after ten good seconds). */
final class Restarts {
    private static final long FIRST_PAUSE = 100_000;
    private static final long LONGEST_PAUSE = 60_000_000;
    private static final long GOOD_RUN = 10_000_000;
    private static final Family<Long> PAUSES = Family.passing("restart-pause");

    private Restarts() {}

    static boolean wanted(Kernel kernel, Container container, int exitCode) {
        Mapping policy = container.hostConfig().get("RestartPolicy").mapping();
        boolean asked = Pending.any(kernel, container.id(), Pending.RESTART) || Pending.any(kernel, container.id(), Pending.REMOVE)
                || Pending.any(kernel, container.id(), Pending.REMOVE_WITH_VOLUMES);
        if (asked || Boot.stopping(kernel, container.machine()) || container.life().stopped() || container.removesItself()) {
            return false;
        }
        return switch (policy.get("Name").text()) {
            case "always", "unless-stopped" -> true;
            case "on-failure" -> {
                long most = policy.get("MaximumRetryCount").whole();
                yield exitCode != 0 && (most == 0 || container.life().restarts() < most);
            }
            default -> false;
        };
    }

    /** Whether a container that does not run is to run when its engine starts. */
    static boolean atBoot(Container container) {
        Mapping policy = container.hostConfig().get("RestartPolicy").mapping();
        return switch (policy.get("Name").text()) {
            case "always" -> true;
            case "unless-stopped" -> !container.life().stopped();
            case "on-failure" -> container.state().exitCode() != 0;
            default -> false;
        };
    }

    /** Restarts a container after its pause, unless it was stopped or removed in between. */
    private record Again(String container, int starts) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            new Containers(kernel, daemon.machine()).byId(container)
                    .filter(c -> c.state().is(ContainerState.Status.RESTARTING) && c.life().starts() == starts)
                    .ifPresent(c -> new Launch(container).run(kernel, daemon));
        }
    }

    static void schedule(Kernel kernel, Container container) {
        long ran = kernel.now() - container.state().startedMicros();
        long before = kernel.transaction().find(PAUSES.key(container.id())).orElse(0L);
        long pause = before == 0 || ran >= GOOD_RUN ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, before * 2);
        kernel.transaction().put(PAUSES.key(container.id()), pause);
        Work.after(kernel, container.machine(), pause + StartContainer.PREPARE_MICROS, new Again(container.id(), container.life().starts()));
    }
}

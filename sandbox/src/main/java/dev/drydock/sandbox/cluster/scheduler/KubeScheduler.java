package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.controller.ReconcileLoop;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.unit.Unit;
import java.util.List;
import java.util.function.Function;

/** The unit {@code kube-scheduler}: the scheduler runs while it does. */
public final class KubeScheduler implements Component {
    public static final String NAME = "kube-scheduler";

    /** From the start of the process to the first pod: caches fill, the lease is taken. */
    private static final long START_MICROS = 500_000;

    private final Kernel.Wiring wiring;

    private KubeScheduler(Kernel.Wiring wiring) {
        this.wiring = wiring;
    }

    /** The unit and the scheduler in it, as components of a world. */
    public static List<Function<Kernel.Wiring, Component>> parts() {
        return List.of(KubeScheduler::new, wiring -> new ReconcileLoop(wiring, new ApiServer(wiring), NAME, new Scheduler()));
    }

    /** The names of the components that do its work. */
    public static List<String> names() {
        return List.of(Scheduler.NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Unit.Started started) {
            boolean again = ControlPlane.ended(transaction, NAME, started.machine()).isPresent();
            ControlPlane.started(kernel, NAME, started.machine());
            kernel.after(again ? START_MICROS : 0, Scheduler.NAME, new ReconcileLoop.Start(started.machine()));
        } else if (payload instanceof Unit.Stopped stopped) {
            ControlPlane.stopped(kernel, NAME, stopped.machine());
            kernel.after(0, Scheduler.NAME, new ReconcileLoop.Stop());
        }
    }
}

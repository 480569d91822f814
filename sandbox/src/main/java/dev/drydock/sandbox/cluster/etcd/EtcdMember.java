package dev.drydock.sandbox.cluster.etcd;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.unit.Unit;

/** The members of etcd: as long as more than half of them run, the API Server can read and write. */
public final class EtcdMember implements Component {
    public static final String NAME = "etcd";

    private final Kernel.Wiring wiring;

    public EtcdMember(Kernel.Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Unit.Started started) {
            ControlPlane.started(kernel, NAME, started.machine());
        } else if (payload instanceof Unit.Stopped stopped) {
            ControlPlane.stopped(kernel, NAME, stopped.machine());
        }
    }
}

package dev.drydock.sandbox.app;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Testament;
import dev.drydock.sandbox.unit.Unit;
import java.util.List;
import java.util.Optional;

/** A component of the cluster in a container: as long as the process lives, the component of its name runs on the machine. */
final class ClusterPart {
    private ClusterPart() {}

    static Step start(Sys sys) {
        String path = sys.arguments().get(0);
        String name = path.substring(path.lastIndexOf('/') + 1);
        Kernel kernel = sys.kernel();
        if (ControlPlane.find(kernel.transaction()).isEmpty()) {
            return sys.fail("invalid configuration: no configuration has been provided\n", 1);
        }
        String machine = sys.self().id().machine();
        kernel.after(0, name, new Unit.Started(machine, name));
        new Testament(name, new Unit.Stopped(machine, name)).of(kernel, sys.self().id());
        for (Signal signal : List.of(Signal.TERM, Signal.INT)) {
            sys.onSignal(signal, Optional.of(new Disposition.Handle((s, got, interrupted) -> Step.exit(0))));
        }
        return hold();
    }

    private static Step hold() {
        return Step.await(List.of(), s -> hold());
    }
}

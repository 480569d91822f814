package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.cluster.controller.manager.Controllers;
import dev.drydock.sandbox.cluster.scheduler.KubeScheduler;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.fault.Places.Place;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.time.Slowness;
import java.util.List;

/** A component does everything, but late. */
final class Slowed implements Trouble {
    /** Those of whom every machine has its own. */
    private static final List<String> EACH = List.of("kubelet", "docker", "containerd");

    @Override
    public String word() {
        return "slow";
    }

    @Override
    public List<Choice> choices(Kernel kernel) {
        return new Places(kernel).all().stream().filter(place -> place.runs() && !place.component().equals("coredns"))
                .map(place -> new Choice(place.component(), EACH.contains(place.component()) ? place.machine() : "")).distinct().toList();
    }

    @Override
    public void bring(Kernel kernel, Fault fault) {
        set(kernel, fault, fault.seconds() * 1_000_000L);
    }

    @Override
    public boolean holds(Kernel kernel, Fault fault) {
        return true;
    }

    @Override
    public void mend(Kernel kernel, Fault fault) {
        set(kernel, fault, 0);
    }

    private static void set(Kernel kernel, Fault fault, long micros) {
        List<String> parts = switch (fault.subject()) {
            case "kube-controller-manager" -> Controllers.names();
            case "kube-scheduler" -> KubeScheduler.names();
            case "docker", "containerd" -> List.of(Daemon.component(fault.machine()));
            default -> List.of(fault.subject());
        };
        String place = fault.subject().equals("kubelet") ? fault.machine() : "";
        parts.forEach(part -> Slowness.set(kernel.transaction(), part, place, micros));
    }

    @Override
    public String byHand(Kernel kernel, Fault fault) {
        return "";
    }
}

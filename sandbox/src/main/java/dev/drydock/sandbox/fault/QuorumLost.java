package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.fault.Places.Place;
import dev.drydock.sandbox.process.Kernel;
import java.util.List;

/** So many members of etcd are stopped that the others are no majority. */
final class QuorumLost implements Trouble {
    private static final String ETCD = "etcd";

    @Override
    public String word() {
        return "etcd-quorum";
    }

    @Override
    public List<Choice> choices(Kernel kernel) {
        boolean here = ControlPlane.find(kernel.transaction()).isPresent() && ControlPlane.hasQuorum(kernel.transaction());
        return here ? List.of(new Choice("", "")) : List.of();
    }

    private static List<Place> members(Kernel kernel) {
        return new Places(kernel).all().stream().filter(place -> place.component().equals(ETCD)).toList();
    }

    @Override
    public void bring(Kernel kernel, Fault fault) {
        List<Place> running = members(kernel).stream().filter(Place::runs).toList();
        int kept = ControlPlane.find(kernel.transaction()).map(shape -> shape.members().size() / 2).orElse(0);
        running.stream().skip(kept).forEach(place -> new Places(kernel).set(place, false));
    }

    @Override
    public boolean holds(Kernel kernel, Fault fault) {
        return 2 * members(kernel).stream().filter(Place::runs).count() <= members(kernel).size();
    }

    @Override
    public void mend(Kernel kernel, Fault fault) {
        members(kernel).stream().filter(place -> !place.runs()).forEach(place -> new Places(kernel).set(place, true));
    }

    @Override
    public String byHand(Kernel kernel, Fault fault) {
        int kept = ControlPlane.find(kernel.transaction()).map(shape -> shape.members().size() / 2).orElse(0);
        return String.join("; ", members(kernel).stream().skip(kept).map(Places::byHand).toList());
    }
}

package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** The quality of service that a pod's requests and limits give it: {@code qos.ComputePodQOS}. */
public final class Quality {
    private Quality() {}

    /** {@code Guaranteed}, {@code Burstable} or {@code BestEffort}. */
    public static String of(Mapping pod) {
        boolean any = false;
        boolean guaranteed = true;
        for (String kind : List.of("containers", "initContainers")) {
            for (Tree container : pod.at("spec", kind).items()) {
                Tree resources = container.get("resources");
                for (String name : List.of("cpu", "memory")) {
                    Quantity request = Quantity.of(resources.at("requests", name).text());
                    Quantity limit = Quantity.of(resources.at("limits", name).text());
                    any |= !request.isZero() || !limit.isZero();
                    boolean unrequested = resources.at("requests", name).isNothing();
                    guaranteed &= !limit.isZero() && (unrequested || request.compareTo(limit) == 0);
                }
            }
        }
        return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }
}

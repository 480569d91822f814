package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Optional;

/** Turns the name of a priority class into the number: plugin {@code Priority}. */
final class Priorities {
    private Priorities() {}

    static Verdict admit(Mapping pod, Neighbours neighbours) {
        Mapping spec = pod.get("spec").mapping();
        String name = spec.get("priorityClassName").text();
        Optional<Mapping> found = name.isEmpty() ? byDefault(neighbours) : neighbours.find(Resources.PRIORITY_CLASSES, "", name);
        if (!name.isEmpty() && found.isEmpty()) {
            return new Verdict.Forbidden("no PriorityClass with name " + name + " was found");
        }
        long value = found.map(one -> one.get("value").whole()).orElse(0L);
        if (spec.has("priority") && spec.get("priority").whole() != value) {
            return new Verdict.Forbidden("the integer value of priority (" + spec.get("priority").whole()
                    + ") must not be provided in pod spec; priority admission controller computed " + value + " from the given PriorityClass name");
        }
        String policy = found.map(one -> one.get("preemptionPolicy").text()).filter(word -> !word.isEmpty()).orElse("PreemptLowerPriority");
        Mapping filled = spec.with("priority", value).with("preemptionPolicy", spec.get("preemptionPolicy").text(policy));
        if (name.isEmpty() && found.isPresent()) {
            filled = filled.with("priorityClassName", found.get().at("metadata", "name"));
        }
        return new Verdict.Admitted(pod.with("spec", filled));
    }

    private static Optional<Mapping> byDefault(Neighbours neighbours) {
        for (Mapping one : neighbours.list(Resources.PRIORITY_CLASSES, "")) {
            if (one.get("globalDefault").truth()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}

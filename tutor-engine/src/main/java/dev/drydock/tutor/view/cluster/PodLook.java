package dev.drydock.tutor.view.cluster;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.tutor.view.picture.Look;

/**
 * How a pod is: a letter, a colour and the word that {@code kubectl get pods} has for it.
 *
 * @param letter {@code R} ready, {@code N} runs and is not ready, {@code P} has no place, {@code C} is being made, {@code E} fails,
 *     {@code T} is going, {@code S} has done its work
 */
record PodLook(char letter, Look look, String word) {
    static PodLook of(Mapping pod) {
        if (Objects.isBeingDeleted(pod)) return new PodLook('T', Look.GONE, "Terminating");
        String phase = pod.at("status", "phase").text();
        if (phase.equals("Succeeded")) return new PodLook('S', Look.GONE, "Completed");
        String reason = "";
        for (Tree status : pod.at("status", "containerStatuses").items()) {
            String waiting = status.at("state", "waiting", "reason").text();
            String ended = status.at("state", "terminated", "reason").text();
            if (!waiting.isEmpty() || !ended.isEmpty()) reason = waiting.isEmpty() ? ended : waiting;
        }
        boolean underWay = reason.isEmpty() || reason.equals("ContainerCreating") || reason.equals("PodInitializing") || reason.equals("Completed");
        if (!underWay || phase.equals("Failed")) return new PodLook('E', Look.BAD, reason.isEmpty() ? "Failed" : reason);
        if (pod.at("spec", "nodeName").text().isEmpty()) return new PodLook('P', Look.WAITING, "Pending");
        if (Objects.is(pod, "Ready")) return new PodLook('R', Look.GOOD, "Running");
        boolean running = phase.equals("Running");
        return new PodLook(running ? 'N' : 'C', Look.WAITING, running ? "Running" : reason.isEmpty() ? "Pending" : reason);
    }
}

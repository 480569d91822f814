package dev.drydock.sandbox.cluster.controller.job;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.ArrayList;
import java.util.List;

/** A Job's pods that have ended: how, when, and whether they were counted already. */
final class Ended {
    /** Pods keep this finalizer until their Job has counted them. */
    static final String TRACKING = "batch.kubernetes.io/job-tracking";

    private Ended() {}

    static boolean isTracked(Mapping pod) {
        return Objects.metadata(pod).get("finalizers").texts().contains(TRACKING);
    }

    static void untrack(ApiClient client, Mapping pod) {
        List<Tree> others = new ArrayList<>();
        for (Tree finalizer : Objects.metadata(pod).get("finalizers").items()) {
            if (!finalizer.text().equals(TRACKING)) {
                others.add(finalizer);
            }
        }
        client.patch(Resources.PODS, Objects.namespace(pod), Objects.name(pod), PatchType.MERGE,
                Mapping.of("metadata", Mapping.of("finalizers", others.isEmpty() ? null : new Sequence(others))), "");
    }

    static boolean well(Mapping pod) {
        return pod.at("status", "phase").text().equals("Succeeded");
    }

    /** @param onlyFailed whether a pod that is being deleted counts only once it has ended ({@code podReplacementPolicy: Failed}) */
    static boolean badly(Mapping pod, boolean onlyFailed) {
        return pod.at("status", "phase").text().equals("Failed") || !onlyFailed && Objects.isBeingDeleted(pod) && !well(pod);
    }

    /** When its last container ended, or when it was told to go, in virtual microseconds. */
    static long at(Mapping pod, long now) {
        long latest = 0;
        for (Mapping container : pod.at("status", "containerStatuses").mappings()) {
            String finished = container.at("state", "terminated", "finishedAt").text();
            latest = finished.isEmpty() ? latest : Math.max(latest, GoTime.read(finished).getEpochSecond() * 1_000_000L);
        }
        String deleted = Objects.metadata(pod).get("deletionTimestamp").text();
        return latest > 0 ? latest : deleted.isEmpty() ? now : Math.min(now, GoTime.read(deleted).getEpochSecond() * 1_000_000L);
    }
}

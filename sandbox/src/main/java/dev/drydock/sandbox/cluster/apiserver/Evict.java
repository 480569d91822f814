package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Deletes a pod if the disruption budgets allow it: {@code POST} to {@code eviction}. */
final class Evict {
    private static final String VIOLATES = "Cannot evict pod as it would violate the pod's disruption budget.";
    private static final int RETRY_SECONDS = 10;

    private Evict() {}

    static ApiResponse run(ApiCall call, Mapping pod, Tree body) {
        Mapping options = body.get("deleteOptions").mapping();
        if (isCounted(pod)) {
            List<Mapping> budgets = budgets(call, pod);
            if (budgets.size() > 1) {
                return Refusals.failure(500, "", "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.", Mapping.EMPTY);
            }
            if (budgets.size() == 1) {
                ApiResponse refusal = charge(call, pod, budgets.get(0));
                if (!refusal.ok()) {
                    return refusal;
                }
            }
        }
        ApiResponse deleted = Delete.run(call.whole(), options);
        return deleted.ok() ? success() : deleted;
    }

    static ApiResponse success() {
        return ApiResponse.created(Mapping.of("kind", "Status", "apiVersion", "v1", "metadata", Mapping.EMPTY, "status", "Success", "code", 201));
    }

    /** Pods that do not run any more, or not yet, disturb nobody. */
    private static boolean isCounted(Mapping pod) {
        String phase = pod.at("status", "phase").text();
        return phase.equals("Running") && !Objects.isBeingDeleted(pod);
    }

    private static List<Mapping> budgets(ApiCall call, Mapping pod) {
        List<Mapping> matching = new ArrayList<>();
        for (Mapping budget : call.registry().list(Resources.DISRUPTION_BUDGETS, call.namespace())) {
            if (Selector.of(budget.at("spec", "selector")).matchesObject(pod)) {
                matching.add(budget);
            }
        }
        return matching;
    }

    private static ApiResponse charge(ApiCall call, Mapping pod, Mapping budget) {
        Mapping status = budget.get("status").mapping();
        String name = Objects.name(budget);
        if (status.get("observedGeneration").whole() < Objects.metadata(budget).get("generation").whole()) {
            return refused("The disruption budget " + name + " is still being processed by the server.");
        }
        boolean ready = Objects.is(pod, "Ready");
        boolean spare = status.get("currentHealthy").whole() >= status.get("desiredHealthy").whole() && status.get("desiredHealthy").whole() > 0;
        if (!ready && (spare || budget.at("spec", "unhealthyPodEvictionPolicy").text().equals("AlwaysAllow"))) {
            return success();
        }
        long allowed = status.get("disruptionsAllowed").whole();
        if (allowed <= 0) {
            return refused("The disruption budget " + name + " needs " + status.get("desiredHealthy").whole() + " healthy pods and has "
                    + status.get("currentHealthy").whole() + " currently");
        }
        if (!call.dryRun()) {
            Mapping disrupted = status.get("disruptedPods").mapping().with(Objects.name(pod), call.time());
            call.registry().replace(Resources.DISRUPTION_BUDGETS, budget,
                    budget.with("status", status.with("disruptionsAllowed", allowed - 1).with("disruptedPods", disrupted)));
        }
        return success();
    }

    private static ApiResponse refused(String cause) {
        return Refusals.tooManyRequests(VIOLATES, RETRY_SECONDS, List.of(Mapping.of("reason", "DisruptionBudget", "message", cause)));
    }
}

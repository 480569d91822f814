package dev.drydock.sandbox.cluster.controller.disruption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import org.junit.jupiter.api.Test;

class DisruptionControllerTest {
    private final TinyCluster cluster = TinyCluster.withControllers();

    private void pods(int ready) {
        cluster.create(Resources.REPLICA_SETS, "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, "
                + "template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: nginx}]}}}}");
        cluster.run(2_000);
        for (Mapping pod : cluster.list(Resources.PODS, "default").subList(0, ready)) {
            cluster.ask(client -> client.updateStatus(Resources.PODS, pod.with("status", TinyCluster.object(
                    "{phase: Running, conditions: [{type: Ready, status: 'True', lastTransitionTime: '2023-11-14T22:13:20Z'}]}"))));
        }
    }

    private String status(String spec) {
        cluster.create(Resources.DISRUPTION_BUDGETS, "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b}, spec: {selector: {matchLabels: {app: web}}, " + spec + "}}");
        cluster.run(500);
        Mapping budget = cluster.get(Resources.DISRUPTION_BUDGETS, "default", "b");
        Mapping status = budget.get("status").mapping();
        return status.get("currentHealthy").whole() + " of " + status.get("expectedPods").whole() + ", needs " + status.get("desiredHealthy").whole() + ", allows "
                + status.get("disruptionsAllowed").whole() + " " + Objects.condition(budget, "DisruptionAllowed").get("reason").text();
    }

    @Test
    void what_is_more_than_needed_may_be_disturbed() {
        pods(3);
        assertEquals("3 of 3, needs 2, allows 1 SufficientPods", status("minAvailable: 2"));
    }

    @Test
    void a_share_counts_what_the_owner_wants() {
        pods(2);
        assertEquals("2 of 3, needs 2, allows 0 InsufficientPods", status("maxUnavailable: 30%"));
    }
}

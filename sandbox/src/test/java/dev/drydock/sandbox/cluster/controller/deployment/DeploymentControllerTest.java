package dev.drydock.sandbox.cluster.controller.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.ReadyPods;
import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentControllerTest {
    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: web}}
            spec:
              replicas: 3
              progressDeadlineSeconds: 30
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: nginx, image: "nginx:1"}]}
            """;

    private final TinyCluster cluster = TinyCluster.withControllers(ReadyPods::new);

    private Mapping web() {
        return cluster.get(Resources.DEPLOYMENTS, "default", "web");
    }

    private List<Mapping> sets() {
        return cluster.list(Resources.REPLICA_SETS, "default");
    }

    private List<Integer> sizes() {
        return sets().stream().map(set -> set.at("spec", "replicas").wholeInt()).sorted().toList();
    }

    private void make(String yaml) {
        assertEquals(201, cluster.create(Resources.DEPLOYMENTS, yaml).status());
        cluster.run(10_000);
    }

    private void change(String patch, long millis) {
        assertTrue(cluster.ask(client -> client.patch(Resources.DEPLOYMENTS, "default", "web", PatchType.STRATEGIC, Yaml.parse(patch), "")).ok());
        cluster.run(millis);
    }

    private void image(String image, long millis) {
        change("{spec: {template: {spec: {containers: [{name: nginx, image: '" + image + "'}]}}}}", millis);
    }

    private List<String> events() {
        List<String> messages = new ArrayList<>();
        for (Mapping event : cluster.list(Resources.EVENTS, "default")) {
            if (event.at("involvedObject", "kind").text().equals("Deployment")) {
                messages.add(event.get("message").text().replaceAll("web-[a-z0-9]+", "SET"));
            }
        }
        return messages;
    }

    private String progress() {
        Mapping condition = Objects.condition(web(), "Progressing");
        return condition.get("status").text() + " " + condition.get("reason").text();
    }

    @Test
    void a_set_is_made_and_its_pods_become_available() {
        make(WEB);
        assertEquals(3, web().at("status", "availableReplicas").whole());
        assertEquals("True", Objects.condition(web(), "Available").get("status").text());
        assertEquals("True NewReplicaSetAvailable", progress());
        assertEquals("1", Objects.annotations(web()).get("deployment.kubernetes.io/revision").text());
        assertEquals(List.of("Scaled up replica set SET from 0 to 3"), events());
    }

    @Test
    void the_set_knows_hash_revision_and_sizes() {
        make(WEB);
        Mapping set = sets().get(0);
        String hash = Objects.label(set, "pod-template-hash");
        assertEquals("web-" + hash, Objects.name(set));
        assertEquals(hash, set.at("spec", "selector", "matchLabels", "pod-template-hash").text());
        assertEquals(Mapping.of("deployment.kubernetes.io/desired-replicas", "3", "deployment.kubernetes.io/max-replicas", "4",
                "deployment.kubernetes.io/revision", "1"), Objects.annotations(set));
    }

    @Test
    void a_new_image_rolls_out_step_by_step() {
        make(WEB);
        image("nginx:2", 20_000);
        assertEquals(List.of(0, 3), sizes());
        assertEquals(3, web().at("status", "updatedReplicas").whole());
        assertEquals(List.of("Scaled up replica set SET from 0 to 3", "Scaled up replica set SET from 0 to 1", "Scaled down replica set SET from 3 to 2",
                "Scaled up replica set SET from 1 to 2", "Scaled down replica set SET from 2 to 1", "Scaled up replica set SET from 2 to 3",
                "Scaled down replica set SET from 1 to 0"), events());
    }

    @Test
    void an_image_that_never_gets_ready_leaves_the_old_pods_and_times_out() {
        make(WEB);
        image("broken", 20_000);
        assertEquals("True ReplicaSetUpdated", progress());
        assertEquals(List.of(1, 3), sizes());
        cluster.run(20_000);
        assertEquals("False ProgressDeadlineExceeded", progress());
        assertEquals(3, web().at("status", "availableReplicas").whole());
    }

    @Test
    void going_back_takes_the_old_set_with_a_new_revision() {
        make(WEB);
        image("nginx:2", 20_000);
        image("nginx:1", 20_000);
        assertEquals(2, sets().size());
        assertEquals("3", Objects.annotations(web()).get("deployment.kubernetes.io/revision").text());
        List<String> histories = sets().stream().map(set -> Objects.annotations(set).get("deployment.kubernetes.io/revision-history").text()).sorted().toList();
        assertEquals(List.of("", "1"), histories);
    }

    @Test
    void the_history_has_its_limit() {
        make(WEB.replace("  replicas", "  revisionHistoryLimit: 1\n  replicas"));
        for (int i = 2; i < 6; i++) {
            image("nginx:" + i, 20_000);
        }
        assertEquals(2, sets().size());
    }

    @Test
    void recreating_waits_until_the_old_pods_have_gone() {
        make(WEB.replace("  replicas", "  strategy: {type: Recreate}\n  replicas"));
        image("nginx:2", 500);
        assertEquals(1, sets().size());
        cluster.run(20_000);
        assertEquals(List.of(0, 3), sizes());
        assertEquals("True NewReplicaSetAvailable", progress());
    }

    @Test
    void a_paused_one_scales_but_does_not_roll_out() {
        make(WEB);
        change("{spec: {paused: true}}", 1_000);
        assertEquals("Unknown DeploymentPaused", progress());
        image("nginx:2", 5_000);
        change("{spec: {replicas: 5}}", 5_000);
        assertEquals(List.of(5), sizes());
        change("{spec: {paused: null}}", 20_000);
        assertEquals(List.of(0, 5), sizes());
        assertEquals("True NewReplicaSetAvailable", progress());
    }

    @Test
    void scaling_in_the_middle_of_a_rollout_is_shared_in_proportion() {
        make(WEB.replace("replicas: 3", "replicas: 10"));
        image("broken", 5_000);
        assertEquals(List.of(5, 8), sizes());
        change("{spec: {replicas: 20}}", 5_000);
        assertEquals(List.of(10, 15), sizes());
    }

    @Test
    void annotations_are_copied_to_the_newest_set() {
        make(WEB);
        change("{metadata: {annotations: {kubernetes.io/change-cause: why}}}", 1_000);
        assertEquals("why", Objects.annotations(sets().get(0)).get("kubernetes.io/change-cause").text());
    }

    @Test
    void a_set_of_another_one_with_the_same_name_changes_the_hash() {
        make(WEB);
        String name = Objects.name(sets().get(0));
        TinyCluster other = TinyCluster.withControllers(ReadyPods::new);
        other.create(Resources.REPLICA_SETS, """
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {name: %s}
                spec:
                  replicas: 0
                  selector: {matchLabels: {app: other}}
                  template: {metadata: {labels: {app: other}}, spec: {containers: [{name: c, image: i}]}}
                """.formatted(name));
        other.create(Resources.DEPLOYMENTS, WEB);
        other.run(10_000);
        Mapping web = other.get(Resources.DEPLOYMENTS, "default", "web");
        assertEquals(1, web.at("status", "collisionCount").whole());
        assertEquals(3, web.at("status", "availableReplicas").whole());
    }
}

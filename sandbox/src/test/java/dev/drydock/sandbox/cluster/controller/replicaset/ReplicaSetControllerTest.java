package dev.drydock.sandbox.cluster.controller.replicaset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaSetControllerTest {
    private static final String SET = """
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata:
              name: web
            spec:
              replicas: 3
              selector:
                matchLabels: {app: web}
              template:
                metadata:
                  labels: {app: web}
                spec:
                  containers:
                  - name: c
                    image: nginx:1.27
            """;

    private final TinyCluster cluster = TinyCluster.withControllers();

    private List<Mapping> pods() {
        return cluster.list(Resources.PODS, "default");
    }

    private void makeSet() {
        cluster.create(Resources.REPLICA_SETS, SET);
        cluster.run(1_000);
    }

    private void scale(int replicas) {
        cluster.ask(client -> client.patch(Resources.REPLICA_SETS, "default", "web", PatchType.MERGE, Yaml.parse("{spec: {replicas: " + replicas + "}}"), ""));
        cluster.run(1_000);
    }

    @Test
    void as_many_pods_are_made_as_asked_for() {
        makeSet();
        assertEquals(3, pods().size());
        assertEquals(3, cluster.get(Resources.REPLICA_SETS, "default", "web").at("status", "replicas").whole());
    }

    @Test
    void pods_of_one_set_share_their_spec_in_memory() {
        makeSet();
        assertSame(pods().get(0).at("spec", "containers"), pods().get(1).at("spec", "containers"));
    }

    @Test
    void pods_are_deleted_when_there_are_too_many() {
        makeSet();
        scale(1);
        assertEquals(1, pods().size());
    }

    @Test
    void a_deleted_pod_comes_back() {
        makeSet();
        String name = Objects.name(pods().get(0));
        cluster.ask(client -> client.delete(Resources.PODS, "default", name, Mapping.EMPTY));
        cluster.run(1_000);
        assertEquals(3, pods().size());
    }

    @Test
    void a_pod_whose_label_is_taken_away_is_let_go_and_replaced() {
        makeSet();
        String name = Objects.name(pods().get(0));
        cluster.ask(client -> client.patch(Resources.PODS, "default", name, PatchType.MERGE, Yaml.parse("{metadata: {labels: {app: null}}}"), ""));
        cluster.run(1_000);
        assertEquals(4, pods().size());
        assertTrue(Objects.controller(cluster.get(Resources.PODS, "default", name)).isEmpty());
    }

    @Test
    void pods_that_match_are_adopted_instead_of_made() {
        cluster.create(Resources.PODS, "{apiVersion: v1, kind: Pod, metadata: {name: lone, labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}");
        makeSet();
        assertEquals(3, pods().size());
        assertEquals("web", Objects.controller(cluster.get(Resources.PODS, "default", "lone")).orElseThrow().get("name").text());
    }

    @Test
    void stopped_and_started_again_it_catches_up() {
        makeSet();
        cluster.unit("kube-controller-manager", false);
        scale(5);
        assertEquals(3, pods().size());
        cluster.unit("kube-controller-manager", true);
        cluster.run(2_000);
        assertEquals(5, pods().size());
    }

    @Test
    void when_the_api_server_was_away_it_catches_up() {
        makeSet();
        cluster.unit("kube-apiserver", false);
        cluster.run(10_000);
        cluster.unit("kube-apiserver", true);
        scale(4);
        cluster.run(2_000);
        assertEquals(4, pods().size());
    }

    @Test
    void what_it_did_has_the_change_of_the_set_as_its_cause() {
        makeSet();
        scale(4);
        var store = cluster.world.store();
        var made = store.log().stream().filter(entry -> entry.actor().equals("replicaset-controller")).reduce((one, two) -> two).orElseThrow();
        assertTrue(made.causes().stream().allMatch(store::logged));
        assertTrue(!made.causes().isEmpty());
    }

    @Test
    void a_replication_controller_keeps_its_pods_too() {
        cluster.create(Resources.REPLICATION_CONTROLLERS, """
                apiVersion: v1
                kind: ReplicationController
                metadata: {name: old}
                spec: {replicas: 2, selector: {app: old}, template: {metadata: {labels: {app: old}}, spec: {containers: [{name: c, image: i}]}}}
                """);
        cluster.run(1_000);
        assertEquals(2, pods().size());
        assertEquals(2, cluster.get(Resources.REPLICATION_CONTROLLERS, "default", "old").at("status", "replicas").whole());
        assertEquals("replication-controller", cluster.list(Resources.EVENTS, "default").get(0).at("source", "component").text());
    }
}

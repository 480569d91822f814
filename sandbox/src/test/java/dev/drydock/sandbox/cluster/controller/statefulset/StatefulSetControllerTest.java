package dev.drydock.sandbox.cluster.controller.statefulset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.ReadyPods;
import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatefulSetControllerTest {
    private final TinyCluster cluster = TinyCluster.withControllers(ReadyPods::new);

    private void make(String more, long millis) {
        assertEquals(201, cluster.create(Resources.STATEFUL_SETS, """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  replicas: 3
                  serviceName: db
                  %s
                  selector: {matchLabels: {app: db}}
                  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: "redis:7"}]}}
                """.formatted(more)).status());
        cluster.run(millis);
    }

    private void change(String patch, long millis) {
        assertTrue(cluster.ask(client -> client.patch(Resources.STATEFUL_SETS, "default", "db", PatchType.STRATEGIC, Yaml.parse(patch), "")).ok());
        cluster.run(millis);
    }

    private Mapping db() {
        return cluster.get(Resources.STATEFUL_SETS, "default", "db");
    }

    private List<String> names() {
        return cluster.list(Resources.PODS, "default").stream().map(Objects::name).toList();
    }

    private List<String> images() {
        return cluster.list(Resources.PODS, "default").stream().map(pod -> pod.at("spec", "containers", "0", "image").text()).toList();
    }

    @Test
    void pods_are_made_one_after_the_other() {
        make("", 500);
        assertEquals(List.of("db-0"), names());
        cluster.run(20_000);
        assertEquals(List.of("db-0", "db-1", "db-2"), names());
        assertEquals(3, db().at("status", "readyReplicas").whole());
        assertEquals(db().at("status", "updateRevision"), db().at("status", "currentRevision"));
        assertEquals(List.of("create Pod db-0 in StatefulSet db successful", "create Pod db-1 in StatefulSet db successful", "create Pod db-2 in StatefulSet db successful"),
                cluster.list(Resources.EVENTS, "default").stream().filter(event -> event.at("involvedObject", "kind").text().equals("StatefulSet"))
                        .map(event -> event.get("message").text()).toList());
    }

    @Test
    void all_are_made_at_once_if_it_may() {
        make("podManagementPolicy: Parallel", 500);
        assertEquals(3, names().size());
    }

    @Test
    void the_highest_number_goes_first() {
        make("", 20_000);
        change("{spec: {replicas: 1}}", 500);
        assertTrue(Objects.isBeingDeleted(cluster.get(Resources.PODS, "default", "db-2")) || names().equals(List.of("db-0", "db-1")));
        cluster.run(20_000);
        assertEquals(List.of("db-0"), names());
    }

    @Test
    void a_new_image_goes_from_the_highest_number_down_to_the_partition() {
        make("updateStrategy: {rollingUpdate: {partition: 1}}", 20_000);
        change("{spec: {template: {spec: {containers: [{name: c, image: 'redis:8'}]}}}}", 40_000);
        assertEquals(List.of("redis:7", "redis:8", "redis:8"), images());
        assertEquals(2, db().at("status", "updatedReplicas").whole());
        change("{spec: {updateStrategy: {rollingUpdate: {partition: 0}}}}", 40_000);
        assertEquals(List.of("redis:8", "redis:8", "redis:8"), images());
        assertEquals(2, cluster.list(Resources.CONTROLLER_REVISIONS, "default").size());
        assertEquals(db().at("status", "updateRevision"), db().at("status", "currentRevision"));
    }

    @Test
    void with_on_delete_pods_change_when_they_are_deleted() {
        make("updateStrategy: {type: OnDelete}", 20_000);
        change("{spec: {template: {spec: {containers: [{name: c, image: 'redis:8'}]}}}}", 10_000);
        assertEquals(List.of("redis:7", "redis:7", "redis:7"), images());
        cluster.ask(client -> client.delete(Resources.PODS, "default", "db-1", Mapping.EMPTY));
        cluster.run(10_000);
        assertEquals(List.of("redis:7", "redis:8", "redis:7"), images());
    }

    @Test
    void each_number_has_its_claim_that_stays() {
        make("volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]", 20_000);
        change("{spec: {replicas: 1}}", 20_000);
        assertEquals(List.of("data-db-0", "data-db-1", "data-db-2"), cluster.list(Resources.CLAIMS, "default").stream().map(Objects::name).toList());
        assertEquals("data-db-0", cluster.get(Resources.PODS, "default", "db-0").at("spec", "volumes", "0", "persistentVolumeClaim", "claimName").text());
    }

    @Test
    void numbers_may_begin_elsewhere() {
        make("ordinals: {start: 5}", 20_000);
        assertEquals(List.of("db-5", "db-6", "db-7"), names());
    }
}

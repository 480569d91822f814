package dev.drydock.sandbox.cluster.controller.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.scheduler.KubeScheduler;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumeBinderTest {
    private final TinyCluster cluster = TinyCluster.withControllers(
            (wiring, server) -> KubeScheduler.parts().get(0).apply(wiring), (wiring, server) -> KubeScheduler.parts().get(1).apply(wiring));

    private void volume(String name, String size, String policy) {
        cluster.create(Resources.VOLUMES, "{apiVersion: v1, kind: PersistentVolume, metadata: {name: " + name + "}, spec: {capacity: {storage: " + size
                + "}, accessModes: [ReadWriteOnce], persistentVolumeReclaimPolicy: " + policy + ", hostPath: {path: /data/x}}}");
        cluster.run(100);
    }

    private void claim(String name, String size, String storageClass) {
        cluster.create(Resources.CLAIMS, "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + name
                + "}, spec: {accessModes: [ReadWriteOnce], " + storageClass + " resources: {requests: {storage: " + size + "}}}}");
        cluster.run(100);
    }

    private Mapping claim() {
        return cluster.get(Resources.CLAIMS, "default", "data");
    }

    private String phase(String volume) {
        return cluster.get(Resources.VOLUMES, "", volume).at("status", "phase").text();
    }

    private List<String> events() {
        return cluster.list(Resources.EVENTS, "default").stream().map(each -> each.get("reason").text() + ": " + each.get("message").text()).toList();
    }

    private void delete(String path) {
        cluster.request("DELETE", path, Map.of(), "");
        cluster.run(500);
    }

    private void node() {
        cluster.create(Resources.NODES, "{apiVersion: v1, kind: Node, metadata: {name: b, labels: {kubernetes.io/hostname: b}}, status: {allocatable: {cpu: '2', memory: 2Gi, pods: '9'}, "
                + "conditions: [{type: Ready, status: 'True'}]}}");
        cluster.world.act("test", kernel -> ControlPlane.started(kernel, "kubelet", "b"));
        cluster.run(1_000);
    }

    private void pod() {
        cluster.create(Resources.PODS, "{apiVersion: v1, kind: Pod, metadata: {name: user}, spec: {containers: [{name: c, image: nginx}], "
                + "volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}");
        cluster.run(4_000);
    }

    @Test
    void a_claim_gets_the_smallest_volume_that_is_large_enough() {
        volume("small", "100Mi", "Retain");
        volume("large", "5Gi", "Retain");
        volume("right", "1Gi", "Retain");
        claim("data", "500Mi", "");
        assertEquals("right Bound 1Gi", claim().at("spec", "volumeName").text() + " " + claim().at("status", "phase").text() + " "
                + claim().at("status", "capacity", "storage").text());
        assertEquals("Bound", phase("right"));
        assertEquals("Available", phase("small"));
    }

    @Test
    void a_claim_that_finds_nothing_looks_again_after_a_while() {
        claim("data", "500Mi", "");
        assertTrue(events().contains("FailedBinding: no persistent volumes available for this claim and no storage class is set"));
        volume("late", "1Gi", "Retain");
        assertEquals("Pending", claim().at("status", "phase").text());
        cluster.run(16_000);
        assertEquals("Bound", claim().at("status", "phase").text());
    }

    @Test
    void a_retained_volume_is_released_and_a_deleted_one_fails_if_nobody_can() {
        volume("keep", "1Gi", "Retain");
        claim("data", "1Gi", "");
        delete("/api/v1/namespaces/default/persistentvolumeclaims/data");
        assertTrue(claim().isEmpty());
        assertEquals("Released", phase("keep"));
        volume("drop", "2Gi", "Delete");
        claim("data", "2Gi", "");
        delete("/api/v1/namespaces/default/persistentvolumeclaims/data");
        assertEquals("Failed", phase("drop"));
    }

    @Test
    void a_claim_in_use_stays_until_its_pod_is_gone() {
        node();
        volume("v", "1Gi", "Retain");
        claim("data", "1Gi", "");
        pod();
        assertEquals("b", cluster.get(Resources.PODS, "default", "user").at("spec", "nodeName").text());
        delete("/api/v1/namespaces/default/persistentvolumeclaims/data");
        assertTrue(Objects.isBeingDeleted(claim()));
        cluster.request("DELETE", "/api/v1/namespaces/default/pods/user", Map.of(), "{gracePeriodSeconds: 0}");
        cluster.run(500);
        assertTrue(claim().isEmpty());
    }

    @Test
    void a_volume_is_made_when_the_first_pod_has_a_node() {
        node();
        cluster.ask(client -> client.create(Resources.STORAGE_CLASSES, "", Provisioner.standardClass()));
        claim("data", "1Gi", "");
        assertTrue(events().contains("WaitForFirstConsumer: waiting for first consumer to be created before binding"));
        pod();
        assertEquals("Bound", claim().at("status", "phase").text());
        assertEquals("b", cluster.get(Resources.PODS, "default", "user").at("spec", "nodeName").text());
        String name = claim().at("spec", "volumeName").text();
        assertTrue(events().contains("ProvisioningSucceeded: Successfully provisioned volume " + name));
        assertTrue(events().stream().anyMatch(each -> each.startsWith("ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'rancher.io/local-path'")));
        cluster.request("DELETE", "/api/v1/namespaces/default/pods/user", Map.of(), "{gracePeriodSeconds: 0}");
        delete("/api/v1/namespaces/default/persistentvolumeclaims/data");
        assertTrue(cluster.get(Resources.VOLUMES, "", name).isEmpty());
    }

    @Test
    void a_claim_grows_where_its_class_allows_it() {
        node();
        cluster.ask(client -> client.create(Resources.STORAGE_CLASSES, "", Provisioner.standardClass()));
        claim("data", "1Gi", "");
        pod();
        Mapping larger = claim().withAt("3Gi", "spec", "resources", "requests", "storage");
        assertTrue(cluster.request("PUT", "/api/v1/namespaces/default/persistentvolumeclaims/data", Map.of(), larger.toString()).ok());
        cluster.run(500);
        assertEquals("3Gi", claim().at("status", "capacity", "storage").text());
        assertFalse(cluster.get(Resources.VOLUMES, "", claim().at("spec", "volumeName").text()).isEmpty());
    }
}

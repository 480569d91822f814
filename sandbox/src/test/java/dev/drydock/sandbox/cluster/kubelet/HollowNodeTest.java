package dev.drydock.sandbox.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import org.junit.jupiter.api.Test;

class HollowNodeTest {
    private static final String POD = "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {nodeName: node-1, containers: [{name: c, image: nginx}]}}";

    @Test
    void a_pod_on_a_node_without_a_runtime_is_said_to_run() {
        TinyCluster cluster = new TinyCluster(Kubelet::new);
        cluster.create(Resources.NODES, "{apiVersion: v1, kind: Node, metadata: {name: node-1}, spec: {podCIDR: 10.244.7.0/24}}");
        cluster.create(Resources.PODS, POD);
        cluster.run(1_000);
        Mapping pod = cluster.get(Resources.PODS, "default", "p");
        assertEquals("Running", pod.at("status", "phase").text());
        assertEquals("10.244.7.2", pod.at("status", "podIP").text());
        assertTrue(Objects.is(pod, "Ready"));
    }

    @Test
    void a_pod_that_is_deleted_there_is_gone_at_once() {
        TinyCluster cluster = new TinyCluster(Kubelet::new);
        cluster.create(Resources.PODS, POD);
        cluster.run(1_000);
        cluster.ask(client -> client.delete(Resources.PODS, "default", "p", Mapping.EMPTY));
        cluster.run(1_000);
        assertEquals(Mapping.EMPTY, cluster.get(Resources.PODS, "default", "p"));
    }
}

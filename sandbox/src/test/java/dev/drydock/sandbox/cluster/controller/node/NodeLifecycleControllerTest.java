package dev.drydock.sandbox.cluster.controller.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeLifecycleControllerTest {
    private static final String CONDITIONS = "[{type: Ready, status: 'True', reason: KubeletReady, lastTransitionTime: '2023-11-14T22:13:20Z'}, "
            + "{type: MemoryPressure, status: 'False', lastTransitionTime: '2023-11-14T22:13:20Z'}]";

    private final TinyCluster cluster = TinyCluster.withControllers();

    private void node(String name) {
        cluster.create(Resources.NODES, "{apiVersion: v1, kind: Node, metadata: {name: " + name + "}, status: {conditions: " + CONDITIONS + "}}");
        kubelet(name, true);
        cluster.run(1_000);
    }

    private void kubelet(String node, boolean running) {
        cluster.world.act("test", kernel -> {
            if (running) {
                ControlPlane.started(kernel, "kubelet", node);
            } else {
                ControlPlane.stopped(kernel, "kubelet", node);
            }
        });
    }

    private List<String> taints(String node) {
        return cluster.get(Resources.NODES, "", node).at("spec", "taints").items().stream()
                .map(taint -> taint.get("key").text() + ":" + taint.get("effect").text()).toList();
    }

    private void pod(String name, String more) {
        cluster.create(Resources.PODS, "{apiVersion: v1, kind: Pod, metadata: {name: " + name + "}, spec: {nodeName: b, " + more
                + "containers: [{name: c, image: nginx}]}}");
    }

    private List<String> reasons() {
        return cluster.list(Resources.EVENTS, "").stream().map(event -> event.get("reason").text() + " " + event.get("message").text()).toList();
    }

    @Test
    void a_node_that_is_ready_loses_the_taint_of_new_nodes_and_gets_addresses() {
        node("a");
        assertEquals(List.of(), taints("a"));
        assertEquals("10.244.0.0/24", cluster.get(Resources.NODES, "", "a").at("spec", "podCIDR").text());
        assertTrue(reasons().contains("RegisteredNode Node a event: Registered Node a in Controller"));
    }

    @Test
    void a_silent_node_becomes_unknown_after_the_grace_period_and_ready_again() {
        node("a");
        node("b");
        kubelet("b", false);
        cluster.run(44_000);
        assertTrue(Objects.is(cluster.get(Resources.NODES, "", "b"), "Ready"));
        cluster.run(12_000);
        Mapping ready = Objects.condition(cluster.get(Resources.NODES, "", "b"), "Ready");
        assertEquals("Unknown NodeStatusUnknown Kubelet stopped posting node status.",
                ready.get("status").text() + " " + ready.get("reason").text() + " " + ready.get("message").text());
        assertEquals(List.of("node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute"), taints("b"));
        kubelet("b", true);
        Mapping back = cluster.get(Resources.NODES, "", "b").withAt(TinyCluster.object("{a: " + CONDITIONS + "}").get("a"), "status", "conditions");
        cluster.ask(client -> client.updateStatus(Resources.NODES, back));
        cluster.run(1_000);
        assertEquals(List.of(), taints("b"));
    }

    @Test
    void pods_leave_a_lost_node_when_their_toleration_ends() {
        node("a");
        node("b");
        pod("short", "tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 20}], ");
        pod("usual", "");
        kubelet("b", false);
        cluster.run(70_000);
        assertFalse(Objects.isBeingDeleted(cluster.get(Resources.PODS, "default", "short")));
        cluster.run(10_000);
        assertTrue(Objects.isBeingDeleted(cluster.get(Resources.PODS, "default", "short")));
        assertFalse(Objects.isBeingDeleted(cluster.get(Resources.PODS, "default", "usual")));
        cluster.run(300_000);
        assertTrue(Objects.isBeingDeleted(cluster.get(Resources.PODS, "default", "usual")));
        assertTrue(reasons().contains("TaintManagerEviction Marking for deletion Pod default/short"));
    }

    @Test
    void no_pod_leaves_when_all_nodes_are_lost() {
        node("a");
        node("b");
        pod("short", "tolerations: [{operator: Exists, effect: NoExecute, tolerationSeconds: 1}], ");
        kubelet("a", false);
        kubelet("b", false);
        cluster.run(120_000);
        assertEquals(List.of("node.kubernetes.io/unreachable:NoSchedule"), taints("b"));
        assertFalse(Objects.isBeingDeleted(cluster.get(Resources.PODS, "default", "short")));
    }

    @Test
    void a_cordoned_node_is_tainted() {
        node("a");
        cluster.request("PUT", "/api/v1/nodes/a", java.util.Map.of(), cluster.get(Resources.NODES, "", "a").withAt(true, "spec", "unschedulable").toString());
        cluster.run(100);
        Tree taint = cluster.get(Resources.NODES, "", "a").at("spec", "taints", "0");
        assertEquals("node.kubernetes.io/unschedulable NoSchedule", taint.get("key").text() + " " + taint.get("effect").text());
        assertFalse(taint.get("timeAdded").isNothing());
    }

    @Test
    void pods_of_a_node_that_is_gone_are_deleted_after_a_quarantine() {
        node("a");
        node("b");
        pod("left", "");
        cluster.run(1_000);
        cluster.request("DELETE", "/api/v1/nodes/b", java.util.Map.of(), "");
        cluster.run(30_000);
        assertFalse(cluster.get(Resources.PODS, "default", "left").isEmpty());
        cluster.run(30_000);
        assertTrue(cluster.get(Resources.PODS, "default", "left").isEmpty());
    }
}

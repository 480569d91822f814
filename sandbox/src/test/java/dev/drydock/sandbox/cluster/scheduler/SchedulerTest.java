package dev.drydock.sandbox.cluster.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final TinyCluster cluster = new TinyCluster(
            (wiring, server) -> KubeScheduler.parts().get(0).apply(wiring), (wiring, server) -> KubeScheduler.parts().get(1).apply(wiring));

    private void node(String name, String cpu, String more) {
        cluster.create(Resources.NODES, "{apiVersion: v1, kind: Node, metadata: {name: " + name + ", labels: {disk: " + (cpu.equals("4") ? "ssd" : "hdd") + "}}, spec: {" + more + "}}");
        cluster.ask(client -> {
            Mapping node = client.get(Resources.NODES, "", name).orElseThrow();
            Mapping amounts = Mapping.of("cpu", cpu, "memory", "8Gi", "pods", "110");
            client.updateStatus(Resources.NODES, node.with("status", Mapping.of("allocatable", amounts, "capacity", amounts)));
            Mapping made = client.get(Resources.NODES, "", name).orElseThrow();
            Mapping spec = made.get("spec").mapping();
            return client.update(Resources.NODES, made.with("spec", more.contains("taints") ? TinyCluster.object("{" + more + "}") : spec.without("taints")));
        });
        cluster.run(50);
    }

    private Mapping pod(String name, String spec) {
        cluster.create(Resources.PODS, "{apiVersion: v1, kind: Pod, metadata: {name: " + name + "}, spec: {containers: [{name: c, image: nginx"
                + (spec.startsWith("}") ? spec : spec.isEmpty() ? "}]" : ", " + spec) + "}}");
        cluster.run(1_000);
        return cluster.get(Resources.PODS, "default", name);
    }

    private static String nodeOf(Mapping pod) {
        return pod.at("spec", "nodeName").text();
    }

    private static String message(Mapping pod) {
        return Objects.condition(pod, "PodScheduled").get("message").text();
    }

    @Test
    void a_pod_goes_to_the_node_with_more_room() {
        node("small", "2", "");
        node("large", "4", "");
        assertEquals("large", nodeOf(pod("web", "resources: {requests: {cpu: 500m}}}]")));
    }

    @Test
    void a_pod_for_which_no_node_has_room_is_told_so_and_placed_when_one_comes() {
        node("small", "2", "");
        Mapping waiting = pod("big", "resources: {requests: {cpu: 3}}}]");
        assertEquals("0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.",
                message(waiting));
        node("large", "4", "");
        cluster.run(1_000);
        assertEquals("large", nodeOf(cluster.get(Resources.PODS, "default", "big")));
    }

    @Test
    void taints_keep_pods_away_that_do_not_tolerate_them() {
        node("master", "4", "taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]");
        assertEquals("0/1 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }. preemption: 0/1 nodes are"
                + " available: 1 Preemption is not helpful for scheduling.", message(pod("web", "")));
        assertEquals("master", nodeOf(pod("agent", "}], tolerations: [{operator: Exists}]")));
    }

    @Test
    void a_node_selector_chooses_among_nodes() {
        node("small", "2", "");
        node("large", "4", "");
        assertEquals("small", nodeOf(pod("web", "}], nodeSelector: {disk: hdd}")));
        assertEquals("0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. preemption: 0/2 nodes are available: 2 Preemption is"
                + " not helpful for scheduling.", message(pod("lost", "}], nodeSelector: {disk: tape}")));
    }

    @Test
    void while_the_scheduler_is_stopped_pods_wait_and_afterwards_they_are_placed() {
        node("only", "4", "");
        cluster.unit(KubeScheduler.NAME, false);
        assertEquals("", nodeOf(pod("web", "")));
        cluster.unit(KubeScheduler.NAME, true);
        cluster.run(2_000);
        assertEquals("only", nodeOf(cluster.get(Resources.PODS, "default", "web")));
    }
}

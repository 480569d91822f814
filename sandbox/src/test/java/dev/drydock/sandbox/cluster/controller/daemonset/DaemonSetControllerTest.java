package dev.drydock.sandbox.cluster.controller.daemonset;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DaemonSetControllerTest {
    private final TinyCluster cluster = TinyCluster.withControllers(ReadyPods::new);

    @BeforeEach
    void three_nodes() {
        cluster.ask(client -> client.delete(Resources.NODES, "", TinyCluster.MACHINE, Mapping.EMPTY));
        for (String node : List.of("a", "b", "c")) {
            cluster.ask(client -> client.create(Resources.NODES, "", Mapping.of("apiVersion", "v1", "kind", "Node", "metadata", Mapping.of("name", node,
                    "labels", Mapping.of("disk", node.equals("a") ? "ssd" : "hdd")))));
        }
        // What admission puts on new nodes is taken away by the controller of nodes only when a kubelet says that they are ready.
        for (String node : List.of("a", "b", "c")) {
            cluster.ask(client -> client.patch(Resources.NODES, "", node, PatchType.MERGE, Yaml.parse("{spec: {taints: null}}"), ""));
        }
    }

    private void make(String more, String pod) {
        assertEquals(201, cluster.create(Resources.DAEMON_SETS, """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: agent}
                spec:
                  %s
                  selector: {matchLabels: {app: agent}}
                  template: {metadata: {labels: {app: agent}}, spec: {%s containers: [{name: c, image: "agent:1"}]}}
                """.formatted(more, pod)).status());
        cluster.run(5_000);
    }

    private Mapping agent() {
        return cluster.get(Resources.DAEMON_SETS, "default", "agent");
    }

    private List<String> nodes() {
        return cluster.list(Resources.PODS, "default").stream().map(pod -> pod.at("spec", "affinity", "nodeAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms", "0", "matchFields", "0", "values", "0").text()).sorted().toList();
    }

    private void taint(String node, String effect) {
        cluster.ask(client -> client.patch(Resources.NODES, "", node, PatchType.MERGE, Yaml.parse("{spec: {taints: [{key: k, effect: " + effect + "}]}}"), ""));
        cluster.run(5_000);
    }

    @Test
    void every_node_has_its_pod() {
        make("", "");
        assertEquals(List.of("a", "b", "c"), nodes());
        assertEquals(3, agent().at("status", "desiredNumberScheduled").whole());
        assertEquals(3, agent().at("status", "numberAvailable").whole());
    }

    @Test
    void only_chosen_nodes_have_one() {
        make("", "nodeSelector: {disk: ssd},");
        assertEquals(List.of("a"), nodes());
    }

    @Test
    void a_taint_keeps_new_pods_away_and_drives_old_ones_out() {
        taint("a", "NoSchedule");
        make("", "");
        assertEquals(List.of("b", "c"), nodes());
        taint("b", "NoExecute");
        assertEquals(List.of("c"), nodes());
    }

    @Test
    void a_pod_bears_what_nodes_suffer_from() {
        make("", "");
        List<Mapping> tolerations = cluster.list(Resources.PODS, "default").get(0).at("spec", "tolerations").mappings();
        assertTrue(tolerations.stream().anyMatch(one -> one.get("key").text().equals("node.kubernetes.io/unschedulable")));
        assertEquals(6, tolerations.size());
    }

    @Test
    void a_new_template_replaces_one_pod_after_the_other() {
        make("", "");
        assertTrue(cluster.ask(client -> client.patch(Resources.DAEMON_SETS, "default", "agent", PatchType.STRATEGIC,
                Yaml.parse("{spec: {template: {spec: {containers: [{name: c, image: 'agent:2'}]}}}}"), "")).ok());
        cluster.run(1_500);
        long old = cluster.list(Resources.PODS, "default").stream().filter(pod -> pod.at("spec", "containers", "0", "image").text().equals("agent:1")
                && !Objects.isBeingDeleted(pod)).count();
        assertEquals(2, old);
        cluster.run(30_000);
        assertEquals(3, agent().at("status", "updatedNumberScheduled").whole());
        assertEquals(2, cluster.list(Resources.CONTROLLER_REVISIONS, "default").size());
        assertEquals("2", Objects.annotations(agent()).get("deprecated.daemonset.template.generation").text());
    }

    @Test
    void surging_makes_the_new_pod_first() {
        make("updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}", "");
        cluster.ask(client -> client.patch(Resources.DAEMON_SETS, "default", "agent", PatchType.STRATEGIC,
                Yaml.parse("{spec: {template: {spec: {containers: [{name: c, image: 'agent:2'}]}}}}"), ""));
        cluster.run(500);
        assertEquals(4, cluster.list(Resources.PODS, "default").size());
        cluster.run(30_000);
        assertEquals(3, cluster.list(Resources.PODS, "default").size());
        assertEquals(3, agent().at("status", "updatedNumberScheduled").whole());
    }
}

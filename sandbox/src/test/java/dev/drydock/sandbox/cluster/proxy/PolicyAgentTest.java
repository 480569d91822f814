package dev.drydock.sandbox.cluster.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.process.Listener;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Three pods on one node: {@code web} listens at port 80, {@code friend} and {@code stranger} at 80, too. */
class PolicyAgentTest {
    private final TinyCluster cluster = new TinyCluster((wiring, api) -> KubeProxy.parts().get(0).apply(wiring), (wiring, api) -> KubeProxy.parts().get(1).apply(wiring));

    PolicyAgentTest() {
        cluster.world.act("test", kernel -> {
            kernel.transaction().put(Network.key("node-1"), new Network("node-1", "node-1", List.of(plugged("192.168.56.11", "lan"), plugged("10.244.0.1", "pods")), List.of(), new TreeMap<>()));
            int last = 2;
            for (String pod : List.of("web", "friend", "stranger")) {
                kernel.transaction().put(Network.key(pod), new Network(pod, "node-1", List.of(plugged("10.244.0." + last++, "pods")), List.of(), new TreeMap<>()));
                kernel.transaction().put(Listener.key(pod), new Listener(pod, pod, "0.0.0.0", 80, new Process.Id("node-1", 1), List.of()));
                kernel.transaction().put(Listener.key(pod + "-admin"), new Listener(pod + "-admin", pod, "0.0.0.0", 8080, new Process.Id("node-1", 1), List.of()));
            }
        });
        cluster.create(Resources.NAMESPACES, "{apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {team: blue}}}");
        cluster.create(Resources.SERVICE_ACCOUNTS, "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: other}}");
        pod("default", "web", "10.244.0.2");
        pod("default", "friend", "10.244.0.3");
        pod("other", "stranger", "10.244.0.4");
        cluster.run(1_000);
    }

    private static Network.Interface plugged(String address, String segment) {
        return new Network.Interface("eth0", segment, address, 24, "10.244.0.1", "02:42:00:00:00:01");
    }

    private void pod(String namespace, String name, String address) {
        ApiResponse answer = cluster.create(Resources.PODS, "{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: " + namespace + ", labels: {app: " + name
                + "}}, spec: {nodeName: node-1, containers: [{name: c, image: i, ports: [{name: http, containerPort: 80}]}]}}");
        assertTrue(answer.ok(), answer.message());
        cluster.ask(client -> client.patch(Resources.PODS, namespace, name, PatchType.MERGE, Yaml.parse("{status: {phase: Running, podIP: " + address + "}}"), "status"));
    }

    private void policy(String spec) {
        ApiResponse answer = cluster.create(Resources.NETWORK_POLICIES, "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: " + spec + "}");
        assertTrue(answer.ok(), answer.message());
        cluster.run(1_000);
    }

    private String reached(String from, String address, int port) {
        return cluster.world.ask("test", kernel -> {
            var reached = kernel.reach(from, address, port);
            return reached.ok() ? reached.value().network() : reached.errno().name();
        });
    }

    private String web(String from) {
        return reached(from, "10.244.0.2", 80);
    }

    @Test
    void without_policies_everybody_reaches_everybody() {
        assertEquals("web", web("friend"));
        assertEquals("web", web("stranger"));
    }

    @Test
    void what_a_policy_does_not_name_is_dropped_but_the_node_itself_comes_in() {
        policy("{podSelector: {}}");
        assertEquals("ETIMEDOUT", web("friend"));
        assertEquals("web", web("node-1"));
        assertEquals("stranger", reached("web", "10.244.0.4", 80));
    }

    @Test
    void pods_are_let_in_by_their_labels_and_by_named_ports() {
        policy("{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: friend}}}], ports: [{port: http}]}]}");
        assertEquals("web", web("friend"));
        assertEquals("ETIMEDOUT", reached("friend", "10.244.0.2", 8080));
        assertEquals("ETIMEDOUT", web("stranger"));
    }

    @Test
    void namespaces_are_let_in_by_their_labels() {
        policy("{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: blue}}}]}]}");
        assertEquals("web", web("stranger"));
        assertEquals("ETIMEDOUT", web("friend"));
    }

    @Test
    void ranges_of_addresses_are_let_in_but_for_their_exceptions() {
        policy("{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/24, except: [10.244.0.4/32]}}]}]}");
        assertEquals("web", web("friend"));
        assertEquals("ETIMEDOUT", web("stranger"));
    }

    @Test
    void what_goes_out_is_limited_too() {
        policy("{podSelector: {matchLabels: {app: friend}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}]}]}");
        assertEquals("web", web("friend"));
        assertEquals("ETIMEDOUT", reached("friend", "10.244.0.4", 80));
        assertEquals("friend", reached("stranger", "10.244.0.3", 80));
    }

    @Test
    void a_new_pod_that_matches_is_let_in_and_a_policy_that_is_gone_limits_nothing() {
        policy("{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {role: client}}}]}]}");
        assertEquals("ETIMEDOUT", web("friend"));
        cluster.ask(client -> client.patch(Resources.PODS, "default", "friend", PatchType.MERGE, Yaml.parse("{metadata: {labels: {role: client}}}"), ""));
        cluster.run(1_000);
        assertEquals("web", web("friend"));
        cluster.ask(client -> client.delete(Resources.NETWORK_POLICIES, "default", "p", Mapping.EMPTY));
        cluster.run(1_000);
        assertEquals("web", web("stranger"));
    }
}

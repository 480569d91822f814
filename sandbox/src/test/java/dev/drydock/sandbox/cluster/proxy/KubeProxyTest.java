package dev.drydock.sandbox.cluster.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.process.Listener;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Routing;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import dev.drydock.sandbox.unit.Unit;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Two nodes, a pod on each that listens at port 8080, and another machine on the same network. */
class KubeProxyTest {
    private final TinyCluster cluster = new TinyCluster(KubeProxy::new);

    KubeProxyTest() {
        cluster.world.act("test", kernel -> {
            for (int i = 1; i <= 2; i++) {
                String node = "node-" + i;
                network(kernel.transaction()::put, node, node, List.of(plugged("eth0", "lan", "192.168.56.1" + i), plugged("cni0", "pods", "10.244." + i + ".1")));
                network(kernel.transaction()::put, "pod-" + i, node, List.of(plugged("eth0", "pods", "10.244." + i + ".7")));
                kernel.transaction().put(Listener.key("l" + i), new Listener("l" + i, "pod-" + i, "0.0.0.0", 8080, new Process.Id(node, 1), List.of()));
            }
            network(kernel.transaction()::put, "laptop", "laptop", List.of(plugged("eth0", "lan", "192.168.56.10")));
            Unit.install(kernel, "node-2", "kube-proxy", "kube-proxy", "kube-proxy");
        });
        cluster.run(2_000);
    }

    private interface Put {
        void put(dev.drydock.sandbox.store.Key<Network> key, Network network);
    }

    private static void network(Put put, String id, String machine, List<Network.Interface> interfaces) {
        put.put(Network.key(id), new Network(id, machine, interfaces, List.of(), new TreeMap<>()));
    }

    private static Network.Interface plugged(String name, String segment, String address) {
        return new Network.Interface(name, segment, address, 24, "192.168.56.1", "02:42:00:00:00:01");
    }

    private void service(String spec) {
        ApiResponse answer = cluster.create(Resources.SERVICES, "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.7.7, ports: [{port: 80, targetPort: 8080}]"
                + (spec.isEmpty() ? "" : ", " + spec) + "}}");
        assertTrue(answer.ok(), answer.message());
        cluster.run(2_000);
    }

    private void endpoints(String... nodes) {
        StringBuilder endpoints = new StringBuilder();
        for (String node : nodes) {
            String number = node.substring(5);
            endpoints.append("{addresses: [10.244.").append(number).append(".7], nodeName: ").append(node).append("},");
        }
        String slice = "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web-1, labels: {kubernetes.io/service-name: web}}, addressType: IPv4, "
                + "ports: [{name: '', port: 8080, protocol: TCP}], endpoints: [" + endpoints + "]}";
        if (!cluster.create(Resources.ENDPOINT_SLICES, slice).ok()) {
            cluster.ask(client -> client.patch(Resources.ENDPOINT_SLICES, "default", "web-1", PatchType.MERGE, Yaml.parse("{endpoints: [" + endpoints + "]}"), ""));
        }
        cluster.run(2_000);
    }

    /** Who accepts a connection, or why nobody does. */
    private String reached(String from, String address, int port) {
        return cluster.world.ask("test", kernel -> {
            var reached = kernel.reach(from, address, port);
            return reached.ok() ? reached.value().network() : reached.errno().name();
        });
    }

    private TreeSet<String> often(String from, String address, int port) {
        TreeSet<String> all = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            all.add(reached(from, address, port));
        }
        return all;
    }

    @Test
    void a_service_leads_to_its_pods_from_nodes_and_pods_alike_and_to_all_of_them() {
        service("");
        endpoints("node-1", "node-2");
        assertEquals("[pod-1, pod-2]", often("node-1", "10.96.7.7", 80).toString());
        assertEquals("[pod-1, pod-2]", often("pod-2", "10.96.7.7", 80).toString());
    }

    @Test
    void the_address_of_a_service_is_none_elsewhere() {
        service("");
        endpoints("node-1");
        assertEquals("ETIMEDOUT", reached("laptop", "10.96.7.7", 80));
    }

    @Test
    void a_service_without_endpoints_refuses() {
        service("");
        assertEquals("ECONNREFUSED", reached("node-1", "10.96.7.7", 80));
    }

    @Test
    void a_port_of_nodes_is_open_on_all_of_them() {
        service("type: NodePort");
        cluster.ask(client -> client.patch(Resources.SERVICES, "default", "web", PatchType.JSON,
                Yaml.parse("[{op: replace, path: /spec/ports/0/nodePort, value: 30080}]"), ""));
        endpoints("node-1");
        assertEquals("pod-1", reached("laptop", "192.168.56.12", 30080));
        assertEquals("pod-1", reached("node-2", "127.0.0.1", 30080));
        assertEquals("ECONNREFUSED", reached("laptop", "192.168.56.12", 30081));
    }

    @Test
    void with_a_local_policy_only_nodes_that_have_a_pod_answer_the_outside() {
        service("type: NodePort, externalTrafficPolicy: Local");
        int port = cluster.get(Resources.SERVICES, "default", "web").at("spec", "ports", "0", "nodePort").wholeInt();
        endpoints("node-1");
        assertEquals("pod-1", reached("laptop", "192.168.56.11", port));
        assertEquals("ETIMEDOUT", reached("laptop", "192.168.56.12", port));
    }

    @Test
    void affinity_leads_a_client_to_the_same_pod_until_it_was_away_for_long() {
        service("sessionAffinity: ClientIP");
        endpoints("node-1", "node-2");
        assertEquals(1, often("node-1", "10.96.7.7", 80).size());
    }

    @Test
    void a_stopped_proxy_leaves_its_rules_behind_and_catches_up_later() {
        service("");
        endpoints("node-1");
        cluster.unit("kube-proxy", false);
        endpoints("node-2");
        assertEquals("pod-1", reached("node-1", "10.96.7.7", 80));
        assertEquals("pod-2", reached("node-2", "10.96.7.7", 80));
        cluster.unit("kube-proxy", true);
        cluster.run(2_000);
        assertEquals("pod-2", reached("node-1", "10.96.7.7", 80));
    }

    @Test
    void a_node_that_is_cut_off_keeps_its_rules_until_it_is_back() {
        service("");
        endpoints("node-1");
        Network whole = cluster.world.store().find(Network.key("node-2")).orElseThrow();
        cluster.world.act("test", kernel -> kernel.transaction().put(Network.key("node-2"), whole.withInterfaces(whole.interfaces().subList(1, 2))));
        cluster.world.act("test", kernel -> {
            Network first = kernel.transaction().get(Network.key("node-1"));
            kernel.transaction().put(Network.key("node-1"), first.withInterfaces(first.interfaces().subList(0, 1)));
        });
        endpoints("node-2");
        assertEquals("10.244.1.7", Routing.rules(transaction(), "node-2").get("default/web").backends().get(0).address());
        cluster.world.act("test", kernel -> kernel.transaction().put(Network.key("node-2"), whole));
        cluster.run(3_000);
        assertEquals("10.244.2.7", Routing.rules(transaction(), "node-2").get("default/web").backends().get(0).address());
    }

    private dev.drydock.sandbox.store.Transaction transaction() {
        return cluster.world.ask("test", kernel -> kernel.transaction());
    }

    @Test
    void without_the_api_server_the_rules_stay_and_afterwards_they_are_mended() {
        service("");
        endpoints("node-1");
        cluster.unit("kube-apiserver", false);
        cluster.run(5_000);
        assertEquals("pod-1", reached("node-1", "10.96.7.7", 80));
        cluster.unit("kube-apiserver", true);
        cluster.ask(client -> client.delete(Resources.SERVICES, "default", "web", Mapping.EMPTY));
        cluster.run(5_000);
        assertEquals("ETIMEDOUT", reached("node-1", "10.96.7.7", 80));
    }

    @Test
    void nodes_that_are_up_to_date_share_their_rules() {
        service("");
        endpoints("node-1", "node-2");
        assertFalse(Routing.rules(transaction(), "node-1").isEmpty());
        assertEquals(Routing.rules(transaction(), "node-1").get("default/web"), Routing.rules(transaction(), "node-2").get("default/web"));
    }
}

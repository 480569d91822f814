package dev.drydock.sandbox.cluster.controller.endpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final String SERVICE = """
            {apiVersion: v1, kind: Service, metadata: {name: web, labels: {team: blue}},
             spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: web-port}]}}""";

    private final TinyCluster cluster = TinyCluster.withControllers();

    EndpointsTest() {
        cluster.create(Resources.NODES, "{apiVersion: v1, kind: Node, metadata: {name: node-1, labels: {topology.kubernetes.io/zone: east}}}");
        cluster.run(1_000);
    }

    private void pod(String name, String address, boolean ready) {
        cluster.create(Resources.PODS, "{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", labels: {app: web}}, spec: {nodeName: node-1, containers: "
                + "[{name: c, image: i, ports: [{name: web-port, containerPort: 8080}]}]}}");
        status(name, "{phase: Running, podIP: " + address + ", podIPs: [{ip: " + address + "}], conditions: [{type: Ready, status: '" + (ready ? "True" : "False")
                + "', lastTransitionTime: '2023-11-14T22:15:00Z'}]}");
    }

    private void status(String name, String status) {
        cluster.ask(client -> client.patch(Resources.PODS, "default", name, PatchType.MERGE, Yaml.parse("{status: " + status + "}"), "status"));
        cluster.run(1_000);
    }

    private void service(String yaml) {
        cluster.create(Resources.SERVICES, yaml);
        cluster.run(1_000);
    }

    private Mapping endpoints() {
        return cluster.get(Resources.ENDPOINTS, "default", "web");
    }

    private List<Mapping> slices() {
        return cluster.list(Resources.ENDPOINT_SLICES, "default").stream().filter(s -> Objects.label(s, "kubernetes.io/service-name").equals("web")).toList();
    }

    private Mapping endpoint() {
        return slices().get(0).at("endpoints", "0").mapping();
    }

    @Test
    void a_ready_pod_stands_behind_the_service_by_the_number_of_its_named_port() {
        service(SERVICE);
        pod("a", "10.244.0.5", true);
        assertEquals("10.244.0.5", endpoints().at("subsets", "0", "addresses", "0", "ip").text());
        assertEquals(8080, endpoints().at("subsets", "0", "ports", "0", "port").whole());
        assertEquals(Yaml.parse("[{name: http, port: 8080, protocol: TCP}]"), slices().get(0).get("ports"));
    }

    @Test
    void a_slice_is_named_and_labelled_after_its_service() {
        service(SERVICE);
        pod("a", "10.244.0.5", true);
        Mapping slice = slices().get(0);
        assertTrue(Objects.name(slice).matches("web-[a-z0-9]{5}"), Objects.name(slice));
        assertEquals(Yaml.parse("{endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io, kubernetes.io/service-name: web, team: blue}"),
                Objects.labels(slice));
        assertEquals("Service", Objects.controller(slice).orElseThrow().get("kind").text());
        assertEquals("2023-11-14T22:15:00Z", Objects.annotations(slice).get("endpoints.kubernetes.io/last-change-trigger-time").text());
    }

    @Test
    void an_endpoint_tells_its_pod_its_node_and_its_zone() {
        service(SERVICE);
        pod("a", "10.244.0.5", true);
        assertEquals(Yaml.parse("{ready: true, serving: true, terminating: false}"), endpoint().get("conditions"));
        assertEquals("node-1", endpoint().get("nodeName").text());
        assertEquals("east", endpoint().get("zone").text());
        assertEquals("a", endpoint().at("targetRef", "name").text());
    }

    @Test
    void a_pod_that_is_not_ready_is_named_apart() {
        service(SERVICE);
        pod("a", "10.244.0.5", false);
        assertEquals("10.244.0.5", endpoints().at("subsets", "0", "notReadyAddresses", "0", "ip").text());
        assertEquals(Yaml.parse("{ready: false, serving: false, terminating: false}"), endpoint().get("conditions"));
    }

    @Test
    void a_service_may_publish_pods_that_are_not_ready() {
        service(SERVICE.replace("{selector", "{publishNotReadyAddresses: true, selector"));
        pod("a", "10.244.0.5", false);
        assertEquals("10.244.0.5", endpoints().at("subsets", "0", "addresses", "0", "ip").text());
        assertTrue(endpoint().at("conditions", "ready").truth());
    }

    @Test
    void a_pod_that_is_being_deleted_still_serves_in_slices_but_is_gone_from_endpoints() {
        service(SERVICE);
        pod("a", "10.244.0.5", true);
        cluster.ask(client -> client.delete(Resources.PODS, "default", "a", Mapping.EMPTY));
        cluster.run(1_000);
        assertTrue(endpoints().get("subsets").isEmpty());
        assertEquals(Yaml.parse("{ready: false, serving: true, terminating: true}"), endpoint().get("conditions"));
    }

    @Test
    void a_service_without_pods_has_one_empty_slice_and_empty_endpoints() {
        service(SERVICE);
        assertEquals(1, slices().size());
        assertTrue(slices().get(0).get("endpoints").isEmpty());
        assertTrue(!endpoints().isEmpty() && endpoints().get("subsets").isEmpty());
    }

    @Test
    void the_slice_keeps_its_name_when_pods_go_and_come() {
        service(SERVICE);
        pod("a", "10.244.0.5", true);
        String name = Objects.name(slices().get(0));
        status("a", "{phase: Succeeded}");
        assertTrue(endpoint().isEmpty());
        pod("b", "10.244.0.6", true);
        assertEquals(List.of(name), slices().stream().map(Objects::name).toList());
        assertEquals("10.244.0.6", endpoint().at("addresses", "0").text());
    }

    @Test
    void a_hundred_endpoints_fill_a_slice() {
        service(SERVICE);
        cluster.unit("kube-controller-manager", false);
        for (int i = 0; i < 130; i++) {
            pod("p" + i, "10.244.1." + i, true);
        }
        cluster.unit("kube-controller-manager", true);
        cluster.run(2_000);
        List<Integer> sizes = new ArrayList<>();
        slices().forEach(slice -> sizes.add(slice.get("endpoints").items().size()));
        sizes.sort(null);
        assertEquals(List.of(30, 100), sizes);
    }

    @Test
    void what_a_headless_service_has_says_so() {
        service(SERVICE.replace("{selector", "{clusterIP: None, selector"));
        pod("a", "10.244.0.5", true);
        assertTrue(Objects.labels(endpoints()).has("service.kubernetes.io/headless"));
        assertTrue(Objects.labels(slices().get(0)).has("service.kubernetes.io/headless"));
    }

    @Test
    void deleted_endpoints_and_slices_come_again() {
        service(SERVICE);
        pod("a", "10.244.0.5", true);
        cluster.ask(client -> client.delete(Resources.ENDPOINTS, "default", "web", Mapping.EMPTY));
        String slice = Objects.name(slices().get(0));
        cluster.ask(client -> client.delete(Resources.ENDPOINT_SLICES, "default", slice, Mapping.EMPTY));
        cluster.run(1_000);
        assertEquals("10.244.0.5", endpoints().at("subsets", "0", "addresses", "0", "ip").text());
        assertEquals("10.244.0.5", endpoint().at("addresses", "0").text());
    }

    @Test
    void another_selector_finds_other_pods() {
        service(SERVICE);
        pod("a", "10.244.0.5", true);
        cluster.ask(client -> client.patch(Resources.SERVICES, "default", "web", PatchType.MERGE, Yaml.parse("{spec: {selector: {app: other}}}"), ""));
        cluster.run(1_000);
        assertTrue(endpoints().get("subsets").isEmpty());
    }

    @Test
    void endpoints_go_with_their_service() {
        service(SERVICE);
        cluster.ask(client -> client.delete(Resources.SERVICES, "default", "web", Mapping.EMPTY));
        cluster.run(1_000);
        assertTrue(endpoints().isEmpty());
    }

    @Test
    void endpoints_written_by_hand_for_a_service_without_selector_are_mirrored() {
        service("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80}]}}");
        cluster.create(Resources.ENDPOINTS, "{apiVersion: v1, kind: Endpoints, metadata: {name: web}, subsets: [{addresses: [{ip: 192.0.2.7}], ports: [{port: 8000}]}]}");
        cluster.run(1_000);
        assertEquals("192.0.2.7", endpoint().at("addresses", "0").text());
        assertEquals("endpointslicemirroring-controller.k8s.io", Objects.label(slices().get(0), "endpointslice.kubernetes.io/managed-by"));
    }
}

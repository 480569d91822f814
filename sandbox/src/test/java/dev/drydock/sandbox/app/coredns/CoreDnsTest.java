package dev.drydock.sandbox.app.coredns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** CoreDNS as a process of a node, with a token of a service account that may see all. */
class CoreDnsTest {
    private static final String COREFILE = """
            .:53 {
                errors
                health
                ready
                kubernetes cluster.local in-addr.arpa ip6.arpa {
                   pods insecure
                   fallthrough in-addr.arpa ip6.arpa
                   ttl 30
                }
                forward . /etc/resolv.conf
                cache 30
            }
            """;

    private final StringBuilder output = new StringBuilder();
    private final Worlds.Named named = Worlds.named("recorded-cluster").orElseThrow();
    private final World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> output.append(bytes.text()));
    private Process.Id server;

    CoreDnsTest() {
        world.run(world.now() + 3_000_000, 100_000, () -> false);
        apply(Resources.CLUSTER_ROLE_BINDINGS, "", "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: all}, "
                + "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}, "
                + "subjects: [{kind: ServiceAccount, name: default, namespace: default}]}");
        Mapping token = ask(client -> client.call(dev.drydock.sandbox.cluster.api.ApiRequest.of("POST", "/api/v1/namespaces/default/serviceaccounts/default/token", Map.of(),
                Yaml.parse("{apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {}}")))).body();
        world.act("test", kernel -> {
            var files = kernel.files("node-1");
            for (String folder : List.of("/var/run/secrets", "/var/run/secrets/kubernetes.io", "/var/run/secrets/kubernetes.io/serviceaccount")) {
                files.makeDirectory(folder, 0755);
            }
            files.write("/var/run/secrets/kubernetes.io/serviceaccount/token", Bytes.of(token.at("status", "token").text()));
            files.write("/root/Corefile", Bytes.of(COREFILE));
            var root = kernel.transaction().get(Space.FILE_SYSTEMS.key("node-1"));
            kernel.transaction().put(Space.FILE_SYSTEMS.key("node-1"), root.with(RegularFile.program("coredns", 1000), "/usr/bin/coredns"));
        });
        server = world.start(new World.Login("node-1", dev.drydock.sandbox.process.Credentials.ROOT, "/root", named.login().environment()),
                "/usr/bin/coredns", List.of("coredns", "-conf", "/root/Corefile"));
        wait(3);
        output.setLength(0);
    }

    private void wait(int seconds) {
        long until = world.now() + seconds * 1_000_000L;
        world.run(until, 200_000, () -> false);
        world.idleUntil(until);
        assertEquals(List.of(), world.defects());
    }

    private <T> T ask(Function<ApiClient, T> question) {
        return world.ask("test", kernel -> question.apply(new ApiServer(kernel.wiring()).client(kernel,
                new Caller("kubernetes-admin", List.of("system:masters", "system:authenticated"), "test", "node-1", true))));
    }

    private void apply(Resource resource, String namespace, String yaml) {
        ApiResponse answer = ask(client -> client.create(resource, namespace, Yaml.parse(yaml).mapping()));
        assertTrue(answer.ok(), answer.message());
    }

    private void service(String yaml) {
        apply(Resources.SERVICES, "default", yaml);
        wait(1);
    }

    private String run(String command) {
        output.setLength(0);
        Process.Id id = world.start(named.login(), "/bin/bash", List.of("bash", "-c", command));
        world.close(World.STDIN);
        world.run(world.now() + 60_000_000, 500_000, () -> world.ended(id).isPresent());
        return output.toString();
    }

    private String dig(String question) {
        return run("dig @192.168.56.11 +short " + question);
    }

    @Test
    void a_service_has_its_address() {
        service("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.7.7, ports: [{name: http, port: 80}]}}");
        assertEquals("10.96.7.7\n", dig("web.default.svc.cluster.local"));
        assertEquals("web.default.svc.cluster.local.\n", dig("-x 10.96.7.7"));
        assertEquals("0 100 80 web.default.svc.cluster.local.\n", dig("_http._tcp.web.default.svc.cluster.local SRV"));
    }

    @Test
    void a_headless_service_has_those_of_its_ready_pods() {
        service("{apiVersion: v1, kind: Service, metadata: {name: db}, spec: {clusterIP: None, ports: [{port: 5432}]}}");
        apply(Resources.ENDPOINT_SLICES, "default", "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: db-1, labels: {kubernetes.io/service-name: db}}, "
                + "addressType: IPv4, ports: [{name: '', port: 5432}], endpoints: [{addresses: [10.244.1.5], hostname: db-0, conditions: {ready: true}}, "
                + "{addresses: [10.244.2.6], conditions: {ready: true}}, {addresses: [10.244.2.7], conditions: {ready: false}}]}");
        wait(1);
        assertEquals("10.244.1.5\n10.244.2.6\n", dig("db.default.svc.cluster.local"));
        assertEquals("10.244.1.5\n", dig("db-0.db.default.svc.cluster.local"));
        assertEquals("10.244.2.6\n", dig("10-244-2-6.db.default.svc.cluster.local"));
    }

    @Test
    void an_external_name_is_an_alias() {
        service("{apiVersion: v1, kind: Service, metadata: {name: ext}, spec: {type: ExternalName, externalName: node-2}}");
        assertEquals("node-2.\n192.168.56.12\n", dig("ext.default.svc.cluster.local"));
    }

    @Test
    void pods_have_names_made_of_their_addresses() {
        assertEquals("10.244.1.5\n", dig("10-244-1-5.default.pod.cluster.local"));
    }

    @Test
    void names_outside_are_asked_of_others() {
        assertEquals("192.168.56.13\n", dig("node-3"));
        assertTrue(run("dig @192.168.56.11 nosuch.example").contains("status: NXDOMAIN"));
    }

    @Test
    void a_service_that_is_gone_has_no_name() {
        service("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.7.7, ports: [{port: 80}]}}");
        ask(client -> client.delete(Resources.SERVICES, "default", "web", Mapping.EMPTY));
        wait(1);
        assertTrue(run("dig @192.168.56.11 web.default.svc.cluster.local").contains("status: NXDOMAIN"));
    }

    @Test
    void a_changed_service_has_its_new_names() {
        service("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.7.7, ports: [{name: a, port: 80}]}}");
        ask(client -> client.patch(Resources.SERVICES, "default", "web", PatchType.JSON, Yaml.parse("[{op: replace, path: /spec/ports/0/name, value: b}]"), ""));
        wait(1);
        assertEquals("", dig("_a._tcp.web.default.svc.cluster.local SRV"));
        assertEquals("0 100 80 web.default.svc.cluster.local.\n", dig("_b._tcp.web.default.svc.cluster.local SRV"));
    }

    @Test
    void while_the_api_server_is_away_names_stay_and_new_ones_come_later() {
        service("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.7.7, ports: [{port: 80}]}}");
        run("systemctl stop kube-apiserver");
        wait(5);
        assertEquals("10.96.7.7\n", dig("web.default.svc.cluster.local"));
        run("systemctl start kube-apiserver");
        wait(3);
        service("{apiVersion: v1, kind: Service, metadata: {name: two}, spec: {clusterIP: 10.96.7.8, ports: [{port: 80}]}}");
        wait(2);
        assertEquals("10.96.7.8\n", dig("two.default.svc.cluster.local"));
    }

    @Test
    void names_of_a_cluster_are_completed_and_unknown_without_the_server() {
        service("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.7.7, ports: [{port: 80}]}}");
        world.act("test", kernel -> kernel.files("node-1").write("/etc/resolv.conf", Bytes.of(
                "search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 192.168.56.11\noptions ndots:5\n")));
        assertEquals("10.96.7.7       web\n", run("getent hosts web"));
        world.act("test", kernel -> kernel.files("node-1").write("/etc/resolv.conf", Bytes.of("nameserver 10.96.0.10\n")));
        world.signal(server, Signal.KILL);
        assertEquals(";; communications error to 10.96.0.10#53: timed out\n".repeat(3) + ";; no servers could be reached\n", run("dig +short web"));
        assertEquals("", run("getent hosts web"));
    }
}

package dev.drydock.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudentClusterTest {
    private final StringBuilder output = new StringBuilder();
    private final Worlds.Named named = Worlds.named("cluster").orElseThrow();
    private final World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> output.append(bytes.text()));

    private String run(String command) {
        output.setLength(0);
        Process.Id id = world.start(named.login(), "/bin/bash", List.of("bash", "-c", command));
        world.close(World.STDIN);
        world.run(world.now() + 120_000_000, 500_000, () -> world.ended(id).isPresent());
        assertEquals(List.of(), world.defects());
        return output.toString();
    }

    @Test
    void three_nodes_are_ready_when_the_world_starts() {
        assertEquals("node-1 True\nnode-2 True\nnode-3 True\n", run("kubectl get nodes -o "
                + "jsonpath='{range .items[*]}{.metadata.name} {.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}'"));
    }

    @Test
    void the_world_starts_at_its_time() {
        assertEquals(Worlds.EPOCH_MICROS, world.now());
    }

    @Test
    void the_nodes_docker_shows_the_containers_of_pods() {
        assertTrue(run("ssh node-2 docker ps --format '{{.Names}}'").contains("k8s_coredns_coredns-"), output.toString());
    }

    @Test
    void the_students_own_docker_has_nothing_of_them() {
        assertEquals("", run("docker ps -q"));
    }

    @Test
    void claims_have_a_class() {
        assertTrue(run("kubectl get storageclass").contains("standard (default)"), output.toString());
    }

    @Test
    void a_pod_finds_a_service_by_its_short_name_until_there_is_no_name_server() {
        run("kubectl create deployment web --image=nginx:1.27; kubectl expose deployment web --port=80; kubectl rollout status deploy/web");
        String ask = "kubectl run c --image=busybox:1.36 --restart=Never --rm -i --quiet -- wget -qO- http://web 2>&1";
        assertTrue(run(ask).contains("<title>Welcome to nginx!</title>"), output.toString());
        run("kubectl -n kube-system scale deploy coredns --replicas=0; sleep 40");
        assertTrue(run(ask).contains("wget: bad address 'web'"), output.toString());
    }

    @Test
    void an_ingress_leads_by_host_and_path_to_services() {
        run("kubectl apply -f addons/ingress-nginx.yaml; kubectl -n ingress-nginx rollout status deploy/ingress-nginx-controller");
        run("kubectl create deployment web --image=nginx:1.27; kubectl expose deployment web --port=80; kubectl rollout status deploy/web");
        run("kubectl create ingress site --class=nginx --rule='shop.example.com/=web:80' --rule='gone.example.com/*=nosuch:80'; sleep 2");
        assertTrue(run("kubectl get ingress site -o jsonpath='{.status.loadBalancer.ingress[0].ip}'").startsWith("192.168.56."), output.toString());
        String curl = "curl -s -o /dev/null -w '%{http_code}' http://192.168.56.11:"
                + "$(kubectl -n ingress-nginx get svc ingress-nginx-controller -o jsonpath='{.spec.ports[0].nodePort}')";
        assertEquals("200", run(curl + "/ -H 'Host: shop.example.com'"));
        assertEquals("404", run(curl + "/ -H 'Host: other.example.com'"));
        assertEquals("404", run(curl + "/nothing -H 'Host: shop.example.com'"));
        assertEquals("503", run(curl + "/any -H 'Host: gone.example.com'"));
    }

    @Test
    void a_name_tells_the_clusters_shape() {
        assertEquals(new ClusterShape(5, 3, false), ClusterShape.of("cluster:nodes=5,etcd=3").orElseThrow());
        assertEquals(new ClusterShape(7, 1, false), ClusterShape.of("cluster:nodes=7").orElseThrow());
        assertTrue(Worlds.named("cluster:nodes=2,etcd=3").isEmpty());
        assertTrue(Worlds.named("cluster:nodes=99").isEmpty());
        assertTrue(Worlds.named("clusters").isEmpty());
    }
}

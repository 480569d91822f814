package dev.drydock.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults by name, in the recorded cluster (services of systemd) and in the course's (static pods). */
class FaultsTest {
    private static void has(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    private static void hasNot(String text, String part) {
        assertFalse(text.contains(part), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-cluster", "cluster"})
    void a_stopped_scheduler_leaves_pods_pending_until_it_is_repaired(String name) {
        FaultWorld world = new FaultWorld(name);
        assertTrue(world.fault("stop kube-scheduler").done());
        world.pass(40);
        world.run("kubectl create deployment web --image=nginx");
        world.pass(10);
        has(world.run("kubectl get pods"), "Pending");
        assertTrue(world.repair("kube-scheduler").done());
        world.pass(40);
        has(world.run("kubectl get pods"), "Running");
        assertEquals(List.of(), world.world.ask("test", Faults::present));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-cluster", "cluster"})
    void a_stopped_controller_manager_makes_no_pods(String name) {
        FaultWorld world = new FaultWorld(name);
        world.fault("stop kube-controller-manager");
        world.pass(40);
        world.run("kubectl create deployment web --image=nginx");
        world.pass(10);
        has(world.run("kubectl get pods"), "No resources found");
        world.repair("all");
        world.pass(40);
        has(world.run("kubectl get pods"), "Running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-cluster", "cluster"})
    void without_the_api_server_nobody_answers(String name) {
        FaultWorld world = new FaultWorld(name);
        world.fault("stop kube-apiserver");
        world.pass(40);
        has(world.run("kubectl get pods"), "was refused - did you specify the right host or port?");
        world.repair("kube-apiserver");
        world.pass(40);
        has(world.run("kubectl get nodes"), "node-3");
    }

    @Test
    void without_a_majority_of_etcd_the_api_server_times_out() {
        FaultWorld world = new FaultWorld("recorded-cluster");
        assertTrue(world.fault("etcd-quorum").done());
        world.pass(2);
        has(world.run("kubectl create namespace a"), "context deadline exceeded");
        world.repair("etcd-quorum");
        world.pass(5);
        has(world.run("kubectl create namespace a"), "created");
    }

    @Test
    void what_was_mended_by_hand_is_no_fault_any_more() {
        FaultWorld world = new FaultWorld("recorded-cluster");
        world.fault("stop kubelet node-2");
        assertEquals(List.of("stop kubelet node-2"), world.world.ask("test", Faults::present).stream().map(Fault::name).toList());
        world.run("ssh node-2 sudo systemctl start kubelet");
        assertEquals(List.of(), world.world.ask("test", Faults::present));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-cluster", "cluster"})
    void a_crashed_node_is_not_ready_and_comes_back_with_its_pods(String name) {
        FaultWorld world = new FaultWorld(name);
        world.run("kubectl create deployment web --image=nginx --replicas=4");
        world.pass(20);
        assertTrue(world.fault("crash node-2").done());
        world.pass(20);
        has(world.run("ssh -o ConnectTimeout=3 node-2 true"), "No route to host");
        world.pass(50);
        assertFalse(world.nodeReady("node-2"));
        world.repair("crash node-2");
        world.pass(60);
        assertTrue(world.nodeReady("node-2"));
        world.pass(30);
        assertEquals(4, world.all(Resources.PODS).stream().filter(pod -> pod.at("metadata", "labels", "app").text().equals("web")
                && dev.drydock.sandbox.cluster.api.Objects.is(pod, "Ready")).count());
        assertEquals(List.of(), world.world.defects());
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-cluster", "cluster"})
    void poweroff_has_the_consequences_of_a_crash(String name) {
        FaultWorld world = new FaultWorld(name);
        world.run("ssh node-3 sudo poweroff");
        world.pass(70);
        assertFalse(world.nodeReady("node-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-cluster", "cluster"})
    void a_node_that_is_cut_off_keeps_its_pods_running_but_nobody_knows(String name) {
        FaultWorld world = new FaultWorld(name);
        world.fault("partition node-3");
        world.pass(70);
        assertFalse(world.nodeReady("node-3"));
        world.repair("node-3");
        world.pass(20);
        assertTrue(world.nodeReady("node-3"));
    }

    @Test
    void an_interface_that_is_switched_off_by_hand_cuts_the_node_off() {
        FaultWorld world = new FaultWorld("cluster");
        world.run("timeout 5 ssh node-3 sudo ip link set eth0 down");
        world.pass(70);
        assertFalse(world.nodeReady("node-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-cluster", "cluster"})
    void a_full_disk_gives_the_nodes_pods_away_and_keeps_new_ones_out(String name) {
        FaultWorld world = new FaultWorld(name);
        world.run("kubectl create deployment web --image=nginx --replicas=4");
        world.pass(20);
        world.fault("fill node-2");
        world.pass(60);
        has(world.run("kubectl describe node node-2"), "KubeletHasDiskPressure");
        has(world.run("kubectl get pods -o jsonpath='{.items[*].status.reason}'"), "Evicted");
        has(world.run("kubectl get node node-2 -o yaml"), "node.kubernetes.io/disk-pressure");
        world.repair("fill");
        world.pass(320);
        has(world.run("kubectl describe node node-2"), "KubeletHasNoDiskPressure");
    }

    @Test
    void a_slow_scheduler_takes_its_time() {
        FaultWorld world = new FaultWorld("recorded-cluster");
        world.fault("slow kube-scheduler 20");
        world.run("kubectl run web --image=nginx");
        world.pass(10);
        has(world.run("kubectl get pods"), "Pending");
        world.pass(60);
        hasNot(world.run("kubectl get pods"), "Pending");
    }

    @Test
    void a_slow_etcd_makes_every_answer_late() {
        FaultWorld world = new FaultWorld("recorded-cluster");
        world.fault("slow etcd 7");
        long before = world.world.now();
        world.run("kubectl get nodes");
        assertTrue(world.world.now() - before >= 7_000_000);
    }

    @Test
    void a_registry_that_is_down_lets_no_image_through() {
        FaultWorld world = new FaultWorld("cluster");
        world.fault("registry");
        world.run("kubectl run db --image=redis:7.2");
        world.pass(40);
        has(world.run("kubectl get pods"), "ErrImagePull");
    }

    @Test
    void a_stopped_proxy_leaves_the_cluster_by_its_node_selector() {
        FaultWorld world = new FaultWorld("cluster");
        assertTrue(world.fault("stop kube-proxy").done());
        world.pass(60);
        hasNot(world.run("kubectl get pods -n kube-system"), "kube-proxy");
        world.repair("kube-proxy");
        world.pass(30);
        has(world.run("kubectl get pods -n kube-system"), "kube-proxy");
    }

    @Test
    void a_killed_container_of_a_component_stops_it_until_the_kubelet_starts_another() {
        FaultWorld world = new FaultWorld("cluster");
        world.run("ssh node-1 sudo systemctl stop kubelet");
        world.run("ssh node-1 'docker kill $(docker ps -q --filter name=k8s_kube-scheduler)'");
        world.run("kubectl run web --image=nginx");
        world.pass(20);
        has(world.run("kubectl get pods"), "Pending");
        world.run("ssh node-1 sudo systemctl start kubelet");
        world.pass(30);
        has(world.run("kubectl get pods"), "Running");
    }

    @Test
    void what_is_not_there_cannot_be_broken() {
        FaultWorld world = new FaultWorld("default");
        assertEquals("fault.nothing", key(world.fault("etcd-quorum")));
        assertEquals("fault.no-such", key(world.fault("stop kube-scheduler")));
        assertEquals("fault.unknown", key(world.fault("explode")));
        assertEquals("fault.which", key(world.fault("stop docker")));
        assertEquals("fault.no-such", key(world.fault("crash laptop")));
        assertTrue(world.fault("stop docker laptop").done());
        assertEquals("fault.already", key(world.fault("stop docker laptop")));
        has(world.run("docker ps"), "Cannot connect to the Docker daemon");
        assertTrue(world.repair("all").done());
        has(world.run("sleep 2; docker ps"), "CONTAINER ID");
        assertEquals("fault.not-there", key(world.repair("all")));
    }

    private static String key(Faults.Answer answer) {
        assertFalse(answer.done());
        return answer.facts().stream().map(Fact::key).findFirst().orElse("");
    }

    @Test
    void an_undo_takes_a_fault_back() {
        FaultWorld world = new FaultWorld("recorded-cluster");
        world.world.faulty("fault crash node-2");
        world.pass(100);
        assertFalse(world.nodeReady("node-2"));
        world.world.store().undo();
        assertTrue(world.nodeReady("node-2"));
        world.pass(100);
        assertTrue(world.nodeReady("node-2"));
        has(world.run("ssh node-2 hostname"), "node-2");
    }

    @Test
    void a_drained_node_has_no_pods_of_deployments() {
        FaultWorld world = new FaultWorld("recorded-cluster");
        world.run("kubectl create deployment web --image=nginx --replicas=4");
        world.pass(20);
        world.fault("drain node-2");
        world.pass(60);
        for (Mapping pod : world.all(Resources.PODS)) {
            assertEquals("node-3", pod.at("spec", "nodeName").text());
        }
        has(world.run("kubectl get nodes"), "SchedulingDisabled");
    }

    @Test
    void three_members_of_etcd_bear_the_loss_of_one_and_not_of_two() {
        FaultWorld world = new FaultWorld("cluster:nodes=4,etcd=3");
        world.fault("stop etcd node-3");
        world.pass(10);
        has(world.run("kubectl create namespace one"), "created");
        world.fault("stop etcd node-2");
        world.pass(10);
        assertEquals("Error from server: etcdserver: request timed out\n", world.run("kubectl create namespace two"));
        assertEquals("Error from server: etcdserver: request timed out\n", world.run("kubectl get pods"));
        has(world.run("kubectl get cs"), "HTTP probe failed with statuscode: 503");
        has(world.run("kubectl get --raw '/api/v1/namespaces?resourceVersion=0'"), "\"one\"");
        world.repair("stop etcd node-2");
        world.pass(10);
        has(world.run("kubectl create namespace two"), "created");
    }

    @Test
    void a_majority_that_the_api_server_cannot_reach_is_none() {
        FaultWorld world = new FaultWorld("cluster:etcd=3");
        world.fault("etcd-quorum");
        assertEquals(List.of("etcd-quorum"), world.world.ask("test", Faults::present).stream().map(Fault::name).toList());
        world.repair("all");
        world.pass(10);
        world.fault("partition node-2");
        world.fault("partition node-3");
        world.pass(2);
        has(world.run("kubectl get nodes"), "etcdserver: request timed out");
        world.repair("all");
        has(world.run("kubectl get nodes"), "node-3");
    }

    @Test
    void etcdctl_shows_members_their_health_and_the_keys() {
        FaultWorld world = new FaultWorld("cluster:etcd=3");
        String ctl = "kubectl exec -n kube-system etcd-node-1 -- etcdctl --cacert=ca.crt --cert=server.crt --key=server.key ";
        assertEquals(3, world.run(ctl + "member list").lines().filter(line -> line.contains(", started, node-")).count());
        has(world.run(ctl + "get /registry/pods --prefix --keys-only"), "/registry/pods/kube-system/etcd-node-2\n");
        has(world.run(ctl + "get /registry/namespaces/default"), "\"kind\":\"Namespace\"");
        has(world.run("kubectl exec -n kube-system etcd-node-1 -- etcdctl member list"), "Error: context deadline exceeded");
        world.fault("stop etcd node-3");
        world.pass(10);
        String health = world.run(ctl + "endpoint health --cluster");
        has(health, "https://192.168.56.12:2379 is healthy");
        has(health, "https://192.168.56.13:2379 is unhealthy");
    }

    @Test
    void docker_on_a_full_disk_neither_pulls_nor_makes_containers() {
        FaultWorld world = new FaultWorld("default");
        world.fault("fill laptop");
        has(world.run("docker pull redis"), "no space left on device");
        has(world.run("docker run -d nginx"), "-init: no space left on device");
        has(world.run("echo x > file"), "No space left on device");
        world.repair("all");
        hasNot(world.run("docker run -d nginx"), "no space left");
    }

    @Test
    void a_stopped_component_does_nothing_from_the_next_second_on() {
        FaultWorld world = new FaultWorld("cluster");
        world.fault("stop kube-scheduler");
        world.pass(1);
        world.run("kubectl run web --image=nginx:1.27");
        world.pass(5);
        has(world.run("kubectl get pods"), "Pending");
        world.repair("all");
        world.pass(5);
        has(world.run("kubectl get pods"), "Running");
    }

    @Test
    void a_stopped_recorder_runs_on_no_node_until_it_is_repaired() {
        FaultWorld world = new FaultWorld("cluster");
        world.run("kubectl apply -f /home/student/addons/fluentd.yaml; sleep 30");
        assertTrue(world.fault("stop fluentd").done());
        world.pass(20);
        hasNot(world.run("kubectl get pods -n kube-system"), "fluentd-");
        world.repair("fluentd");
        world.pass(20);
        has(world.run("kubectl get pods -n kube-system"), "fluentd-");
    }
}

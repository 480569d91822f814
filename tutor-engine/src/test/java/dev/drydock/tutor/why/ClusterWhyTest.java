package dev.drydock.tutor.why;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a learner is told who asks why something in the cluster is as it is. */
class ClusterWhyTest {
    private static final long SECOND = 1_000_000;

    private final Worlds.Named named = Worlds.named("recorded-cluster").orElseThrow();
    private final World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> { });

    ClusterWhyTest() {
        world.openTerminal("t", new Terminal.Size(100, 24), named.login(), "/bin/bash", List.of("bash"));
        pass(SECOND);
    }

    private void pass(long micros) {
        long until = world.now() + micros;
        world.run(until, 1_000_000, () -> false);
        world.idleUntil(until);
    }

    private void type(String line) {
        world.enter("t", line);
        pass(5 * SECOND);
    }

    private void told(List<String> lines, String... words) {
        assertTrue(lines.stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains)), String.join("\n", lines));
    }

    private List<String> why(String object) {
        return Why.object(world, object, Sentences.of(Language.EN));
    }

    @Test
    void the_tree_of_a_line_goes_through_all_components() {
        type("kubectl create deployment web --image=nginx:1.27");
        List<String> lines = Why.lastLine(world.store(), Sentences.of(Language.EN));
        told(lines, "deployment-controller", "replicaset/web-", "is created");
        told(lines, "replicaset-controller", "pod/web-", "is created");
        told(lines, "default-scheduler", "pod/web-", "gets a place on node-");
        told(lines, "kubelet", "pod/web-", "is ready");
    }

    @Test
    void a_pending_pod_is_told_what_each_node_says() {
        type("kubectl run big --image=nginx:1.27 --overrides='{\"spec\":{\"containers\":[{\"name\":\"big\",\"image\":\"nginx:1.27\",\"resources\":{\"requests\":{\"cpu\":\"64\"}}}]}}'");
        told(why("pod/big"), "node-1: node(s) had untolerated taint");
        told(why("pod big"), "node-2: Insufficient cpu");
        told(why("po big"), "FailedScheduling");
    }

    @Test
    void a_service_that_selects_nothing_is_told_which_labels_miss_it() {
        type("kubectl run web --image=nginx:1.27 --labels=app=web");
        type("kubectl create service clusterip shop --tcp=80");
        told(why("service shop"), "shop looks for pods with app=shop, and there is none");
        told(why("svc/shop"), "web has app=web instead of app=shop");
    }

    @Test
    void a_broken_rollout_has_a_first_cause() {
        type("kubectl create deployment web --image=nginx:none");
        told(why("deployment web"), "The first cause is in the pod web-");
        told(why("deployment web"), "container nginx waits: ", "Image");
    }

    @Test
    void a_component_that_does_not_run_is_named() {
        type("sudo systemctl stop kube-scheduler");
        type("kubectl run late --image=nginx:1.27");
        told(why("pod/late"), "kube-scheduler does not run");
    }

    @Test
    void a_fault_in_force_is_named_and_stands_as_a_line_of_its_own() {
        world.faulty("fault stop kube-scheduler");
        pass(5 * SECOND);
        told(Why.lastLine(world.store(), Sentences.of(Language.EN)), "$ :fault stop kube-scheduler");
        told(Why.lastLine(world.store(), Sentences.of(Language.EN)), "the fault \"stop kube-scheduler node-1\" is brought in");
        type("kubectl run late --image=nginx:1.27");
        told(why("pod/late"), "brought in on purpose: stop kube-scheduler node-1");
    }

    @Test
    void a_line_after_which_nothing_happens_names_the_component_that_is_missing() {
        world.faulty("fault stop kube-controller-manager");
        pass(5 * SECOND);
        type("kubectl create deployment web --image=nginx:1.27");
        List<String> lines = Why.lastLine(world, Sentences.of(Language.EN));
        told(lines, "deployment/web is created");
        told(lines, "kube-controller-manager does not run");
        told(lines, "brought in on purpose: stop kube-controller-manager");
        told(Why.lastLine(world, Sentences.of(Language.ZH)), "kube-controller-manager 没有运行");
    }

    @Test
    void a_pending_pod_is_told_how_much_each_node_has_left() {
        type("kubectl run big --image=nginx:1.27 --overrides='{\"spec\":{\"containers\":[{\"name\":\"big\",\"image\":\"nginx:1.27\",\"resources\":{\"requests\":{\"cpu\":\"64\"}}}]}}'");
        told(why("pod/big"), "node-2: the pod asks for 64.00 of cpu; 2.00 of 2.00 is free");
    }

    @Test
    void a_service_to_a_port_that_no_pod_has_is_told_so() {
        type("kubectl create deployment web --image=nginx:1.27");
        type("kubectl expose deployment web --port=80 --target-port=http");
        told(why("svc/web"), "leads to the port named http");
    }

    @Test
    void without_a_majority_of_etcd_that_is_the_reason() {
        type("kubectl create deployment web --image=nginx:1.27");
        type("sudo systemctl stop etcd");
        told(why("deploy/web"), "etcd has no majority", "node-1");
    }

    @Test
    void a_crashed_node_is_said_to_be_off_and_a_name_may_be_cut_short() {
        type("kubectl create deployment web --image=nginx:1.27");
        world.faulty("fault crash node-2");
        world.faulty("fault crash node-3");
        pass(5 * SECOND);
        told(why("node node-2"), "node-2 is switched off");
        told(why("pod web"), "is switched off");
    }
}

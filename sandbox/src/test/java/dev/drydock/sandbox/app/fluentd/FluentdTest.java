package dev.drydock.sandbox.app.fluentd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.world.ClusterShell;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fluentd and its store as the course's cluster gets them from their manifest. */
class FluentdTest {
    private final ClusterShell shell = new ClusterShell("cluster");

    private void begin() {
        shell.run("kubectl apply -f /home/student/addons/fluentd.yaml; sleep 75");
    }

    private static void has(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void a_line_of_a_pod_that_is_gone_is_found_with_the_name_of_its_pod() {
        begin();
        shell.run("kubectl run say --image=busybox:1.36 --restart=Never -- echo a rare word; sleep 10; kubectl delete pod say; sleep 6");
        String found = shell.run("curl -s 'http://node-1:30920/_search?q=rare'");
        has(found, "\"log\":\"a rare word\\n\",\"stream\":\"stdout\"");
        has(found, "\"kubernetes\":{\"container_name\":\"say\",\"namespace_name\":\"default\",\"pod_name\":\"say\"");
    }

    @Test
    void every_node_has_one_and_it_says_what_it_follows() {
        begin();
        has(shell.run("kubectl -n kube-system get daemonset fluentd"), "fluentd   3         3         3");
        has(shell.run("kubectl -n kube-system logs ds/fluentd"), "[info]: #0 following tail of /var/log/containers/kube-proxy-");
    }

    @Test
    void started_again_it_goes_on_where_it_was() {
        begin();
        shell.run("kubectl run say --image=busybox:1.36 --restart=Never -- echo a rare word; sleep 10; kubectl -n kube-system rollout restart daemonset fluentd; sleep 60");
        has(shell.run("curl -s 'http://node-1:30920/_count?q=rare'"), "{\"count\":1,");
    }

    @Test
    void while_the_store_is_away_it_keeps_what_it_has_read() {
        begin();
        shell.run("kubectl -n kube-system scale deployment elasticsearch --replicas=0; sleep 5");
        shell.run("kubectl run say --image=busybox:1.36 --restart=Never --overrides='{\"spec\":{\"nodeName\":\"node-2\"}}' -- echo a rare word; sleep 20");
        has(shell.run("kubectl -n kube-system logs -l k8s-app=fluentd-logging"), "[warn]: #0 failed to flush the buffer. retry_times=");
        shell.run("kubectl -n kube-system scale deployment elasticsearch --replicas=1; sleep 60");
        has(shell.run("curl -s 'http://node-1:30920/_count?q=rare'"), "{\"count\":1,");
    }

    @Test
    void a_pattern_of_paths_means_names_in_one_folder() {
        assertEquals(List.of(true, false, false, true), List.of(Globs.fits("/var/log/*.log", "/var/log/a.log"), Globs.fits("/var/log/*.log", "/var/log/a/b.log"),
                Globs.fits("/var/log/*.log", "/var/log/a.txt"), Globs.fits("/v/a*b*c", "/v/axxbyyc")));
    }

    @Test
    void a_tag_fits_a_pattern_by_its_parts() {
        assertEquals(List.of(true, true, true, false), List.of(Section.fits("kubernetes.**", "kubernetes.var.log"), Section.fits("a.* b.**", "a.x"), Section.fits("**", "any.thing"),
                Section.fits("a.*", "a.x.y")));
    }
}

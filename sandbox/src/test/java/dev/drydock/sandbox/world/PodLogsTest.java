package dev.drydock.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;


/** What the containers of pods write, as files of their node: Docker's JSON in the course's cluster, the runtime interface's own form in the recorded one. */
class PodLogsTest {
    private static ClusterShell shell(String name) {
        ClusterShell shell = new ClusterShell(name);
        shell.run("sleep 1; kubectl run web --image=busybox:1.36 --overrides='{\"spec\":{\"nodeName\":\"node-2\"}}' "
                + "-- sh -c 'echo \"a <b>\"; echo oops >&2; sleep 1000'; sleep 8");
        return shell;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"cluster | {\"log\":\"a \\u003cb\\u003e\\n\",\"stream\":\"stdout\",\"time\":\"", "recorded-cluster | Z stdout F a <b>"})
    void a_line_of_a_container_stands_in_a_file_of_its_node(String name, String line) {
        String text = shell(name).run("ssh node-2 'sudo sh -c \"cat /var/log/containers/web_default_web-*.log\"'");
        assertTrue(text.contains(line), text);
        assertEquals(2, text.lines().count(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "recorded-cluster"})
    void the_log_of_a_pod_goes_with_the_pod(String name) {
        ClusterShell shell = shell(name);
        assertTrue(shell.run("ssh node-2 ls /var/log/containers").contains("web_default"));
        shell.run("kubectl delete pod web --grace-period=1; sleep 5");
        assertEquals("", shell.run("ssh node-2 'ls /var/log/containers; sudo ls /var/log/pods /var/lib/docker/containers' 2>&1 | grep web"));
    }

    @Test
    void a_restarted_container_writes_into_the_next_file_of_its_folder() {
        ClusterShell shell = shell("cluster");
        shell.run("ssh node-2 'docker kill $(docker ps -q --filter name=k8s_web_web)'; sleep 20");
        assertEquals("0.log\n1.log\n", shell.run("ssh node-2 'sudo sh -c \"ls /var/log/pods/default_web_*/web\"'"));
    }
}

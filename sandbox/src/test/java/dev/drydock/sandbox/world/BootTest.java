package dev.drydock.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootTest {
    private static List<String> boot(ClusterShell shell) {
        List<String> lines = new ArrayList<>();
        Boot.watch(shell.world, (micros, fact) -> lines.add(fact.key().substring(5) + String.join("", fact.words().stream().map(word -> " " + word).toList())));
        return lines;
    }

    @Test
    void a_cluster_comes_up_component_by_component() {
        ClusterShell shell = new ClusterShell("cluster:boot");
        assertEquals(List.of("preflight 3 v1.32.13", "certificates", "kubelet node-1", "etcd node-1", "kube-apiserver node-1", "kube-controller-manager node-1",
                "kube-scheduler node-1", "control-plane node-1", "add-ons", "joined node-2", "joined node-3", "ready node-1", "dns", "over"), boot(shell));
        assertEquals(List.of(), shell.world.defects());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster:boot", "cluster:nodes=1,boot", "cluster:nodes=4,etcd=3,boot"})
    void a_cluster_that_has_booted_is_as_one_that_was_there(String name) {
        ClusterShell shell = new ClusterShell(name);
        boot(shell);
        ClusterShell old = new ClusterShell(name.replace(":boot", "").replace(",boot", ""));
        String nodes = "kubectl get nodes --no-headers -o custom-columns=N:.metadata.name,T:.spec.taints,C:.spec.podCIDR,L:.metadata.labels";
        assertEquals(old.run(nodes), shell.run("sleep 30; " + nodes));
        String pods = "kubectl get pods -A --no-headers | awk '{print $2, $3, $4}' | sed -E 's/-[a-z0-9]{5} / /' | sort";
        assertEquals(old.run(pods), shell.run(pods));
    }

    @Test
    void nobody_answers_before_the_api_server_is_there() {
        ClusterShell shell = new ClusterShell("cluster:boot");
        assertTrue(shell.run("kubectl get nodes 2>&1").contains("was refused"));
    }
}

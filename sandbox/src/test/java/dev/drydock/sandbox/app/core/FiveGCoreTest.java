package dev.drydock.sandbox.app.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.world.ClusterShell;
import org.junit.jupiter.api.Test;

class FiveGCoreTest {
    private final ClusterShell shell = new ClusterShell("cluster");

    private void ready(String manifest) {
        shell.run("kubectl apply -f /usr/share/corenet/" + manifest + "; kubectl wait --for=condition=Ready pod --all --timeout=120s; sleep 12; flow --clear");
    }

    @Test
    void functions_find_each_other_by_the_register() {
        ready("5gc.yaml");
        assertEquals("completed 4, failed 0, dropped 0, talking 0, to come 0\n", shell.run("kubectl exec ran -- calls start 4 >/dev/null; kubectl exec ran -- calls wait"));
        String flow = shell.run("flow");
        assertTrue(flow.contains("GET /nnrf-disc/v1/nf-instances?target-nf-type=AUSF&requester-nf-type=AMF\n"), flow);
        assertTrue(flow.contains("AMF  --> AUSF  Nausf   POST /nausf-auth/v1/ue-authentications\n"), flow);
        assertTrue(flow.contains("SMF  --> UPF   N4      PFCP Session Establishment Request\n"), flow);
    }

    @Test
    void scaling_up_and_down_under_calls_drops_none() {
        ready("5gc.yaml");
        shell.run("kubectl exec ran -- calls start 30; sleep 4; kubectl scale deployment amf smf upf --replicas=3; sleep 12; kubectl scale deployment amf smf upf --replicas=1");
        assertEquals("completed 30, failed 0, dropped 0, talking 0, to come 0\n", shell.run("kubectl exec ran -- calls wait"));
    }

    @Test
    void a_copy_that_is_killed_drops_the_calls_that_it_carries() {
        ready("5gc.yaml");
        shell.run("kubectl exec ran -- calls start 12; sleep 6; kubectl delete pod -l app=upf --force --grace-period=0");
        String count = shell.run("kubectl exec ran -- calls wait");
        assertTrue(count.matches("completed \\d+, failed \\d+, dropped [1-9].*\n"), count);
    }

    @Test
    void a_crash_takes_the_whole_monolith_but_one_service_only() {
        ready("5gc.yaml");
        shell.run("kubectl exec ran -- calls start 10; sleep 4; kubectl exec ran -- crash pcf");
        assertTrue(shell.run("kubectl exec ran -- calls wait").contains(", dropped 0,"));
        ready("monolith.yaml");
        shell.run("kubectl exec ran-mono -- calls start 10; sleep 4; kubectl exec ran-mono -- crash pcf");
        String count = shell.run("kubectl exec ran-mono -- calls wait");
        assertTrue(count.matches("completed \\d+, failed \\d+, dropped [1-9].*\n"), count);
    }

    @Test
    void a_register_that_starts_again_is_filled_by_heartbeats() {
        ready("5gc.yaml");
        shell.run("kubectl rollout restart deployment nrf; kubectl rollout status deployment nrf; sleep 15");
        assertEquals("completed 2, failed 0, dropped 0, talking 0, to come 0\n", shell.run("kubectl exec ran -- calls start 2 >/dev/null; kubectl exec ran -- calls wait"));
    }
}

package dev.drydock.sandbox.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.world.ClusterShell;
import org.junit.jupiter.api.Test;

class KubeletTest {
    private final ClusterShell shell = new ClusterShell();

    private void pod(String name, String rest) {
        shell.run("cat <<'EOT' | kubectl apply -f -\napiVersion: v1\nkind: Pod\nmetadata: {name: " + name + "}\nspec:\n" + rest.indent(2) + "EOT");
    }

    private String status(String pod) {
        return shell.run("kubectl get pod " + pod + " --no-headers | awk '{print $2, $3, $4}'").strip();
    }

    private String events(String pod) {
        return shell.run("kubectl get events --field-selector=involvedObject.name=" + pod + " -o jsonpath='{range .items[*]}{.reason}: {.message}{\"\\n\"}{end}'");
    }

    @Test
    void a_pod_runs_and_tells_what_happened_to_it() {
        shell.run("kubectl run web --image=nginx:1.27; kubectl wait --for=condition=Ready pod/web --timeout=60s");
        assertEquals("1/1 Running 0", status("web"));
        String events = events("web");
        assertTrue(events.contains("Pulled: Container image \"nginx:1.27\" already present on machine"), events);
        assertTrue(events.contains("Created: Created container: web"), events);
        assertTrue(events.contains("Started: Started container web"), events);
        assertEquals("web\n", shell.run("kubectl exec web -- hostname"));
        assertTrue(shell.run("kubectl logs web").contains("ready for start up"));
    }

    @Test
    void a_deleted_pod_gets_its_time_of_grace() {
        shell.run("kubectl run s --image=busybox:1.36 -- sleep 3600; kubectl wait --for=condition=Ready pod/s --timeout=60s; kubectl delete pod s --wait=false");
        assertEquals("1/1 Terminating 0", status("s"));
        shell.run("sleep 35");
        assertTrue(shell.run("kubectl get pods").contains("No resources found"));
    }

    @Test
    void a_container_that_fails_is_restarted_after_longer_and_longer_waits() {
        shell.run("kubectl run crash --image=busybox:1.36 -- sh -c 'sleep 1; exit 3'; sleep 25");
        String events = events("crash");
        assertTrue(events.contains("BackOff: Back-off restarting failed container crash in pod crash_default("), events);
        assertTrue(shell.run("kubectl logs crash --previous; echo $?").endsWith("0\n"));
        shell.run("sleep 200");
        int restarts = Integer.parseInt(status("crash").replaceAll(".* ", ""));
        assertTrue(restarts >= 4 && restarts <= 6, "restarts: " + restarts);
    }

    @Test
    void an_image_that_does_not_exist_is_asked_for_again_and_again() {
        shell.run("kubectl run bad --image=nginx:nosuch; sleep 30");
        String events = events("bad");
        assertTrue(events.contains("Failed: Failed to pull image \"nginx:nosuch\": rpc error: code = NotFound desc = failed to pull and unpack image "
                + "\"docker.io/library/nginx:nosuch\": failed to resolve reference \"docker.io/library/nginx:nosuch\": docker.io/library/nginx:nosuch: not found"), events);
        assertTrue(events.contains("Failed: Error: ErrImagePull"), events);
        assertTrue(events.contains("BackOff: Back-off pulling image \"nginx:nosuch\""), events);
    }

    @Test
    void a_command_that_does_not_exist_is_told_in_the_runtimes_words() {
        pod("q", "containers: [{name: c, image: 'busybox:1.36', command: [nosuch]}]\n");
        shell.run("sleep 3");
        assertTrue(events("q").contains("Failed: Error: failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: "
                + "unable to start container process: exec: \"nosuch\": executable file not found in $PATH: unknown"));
    }

    @Test
    void variables_and_volumes_come_from_configuration_and_follow_it() {
        shell.run("kubectl create configmap cfg --from-literal=color=red");
        pod("v", """
                containers:
                - name: c
                  image: busybox:1.36
                  command: [sh, -c, 'echo $(NODE) $COLOR; sleep 1000']
                  env:
                  - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
                  - {name: COLOR, valueFrom: {configMapKeyRef: {name: cfg, key: color}}}
                  volumeMounts: [{name: cfg, mountPath: /etc/cfg}]
                volumes: [{name: cfg, configMap: {name: cfg}}]
                """);
        shell.run("kubectl wait --for=condition=Ready pod/v --timeout=60s");
        assertTrue(shell.run("kubectl logs v").matches("node-[23] red\n"));
        assertEquals("red", shell.run("kubectl exec v -- cat /etc/cfg/color"));
        shell.run("kubectl patch configmap cfg -p '{\"data\":{\"color\":\"blue\"}}'; sleep 61");
        assertEquals("blue", shell.run("kubectl exec v -- cat /etc/cfg/color"));
    }

    @Test
    void a_missing_configuration_is_named() {
        pod("m", "containers: [{name: c, image: 'busybox:1.36', envFrom: [{configMapRef: {name: missing}}]}]\n");
        shell.run("sleep 3");
        assertTrue(events("m").contains("Failed: Error: configmap \"missing\" not found"));
        assertEquals("0/1 CreateContainerConfigError 0", status("m"));
    }

    @Test
    void a_container_that_fails_its_liveness_probe_is_restarted() {
        pod("live", """
                terminationGracePeriodSeconds: 1
                containers:
                - name: c
                  image: busybox:1.36
                  command: [sh, -c, 'touch /tmp/ok; sleep 12; rm /tmp/ok; sleep 1000']
                  livenessProbe: {exec: {command: [cat, /tmp/ok]}, periodSeconds: 5}
                """);
        shell.run("sleep 35");
        String events = events("live");
        assertTrue(events.contains("Unhealthy: Liveness probe failed: cat: can't open '/tmp/ok': No such file or directory"), events);
        assertTrue(events.contains("Killing: Container c failed liveness probe, will be restarted"), events);
        assertTrue(status("live").startsWith("1/1 Running 1"));
    }

    @Test
    void a_container_that_is_not_ready_does_not_count() {
        pod("ready", """
                containers:
                - {name: c, image: 'nginx:1.27', readinessProbe: {httpGet: {port: 80, path: /nosuch}, periodSeconds: 1}}
                """);
        shell.run("sleep 5");
        assertEquals("0/1 Running 0", status("ready"));
        assertTrue(events("ready").contains("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404"));
    }

    @Test
    void init_containers_run_one_after_the_other_and_sidecars_stay() {
        pod("i", """
                initContainers:
                - {name: one, image: 'busybox:1.36', command: [sh, -c, 'sleep 3']}
                - {name: side, image: 'busybox:1.36', command: [sleep, '1000'], restartPolicy: Always}
                containers: [{name: c, image: 'nginx:1.27'}]
                """);
        shell.run("sleep 2");
        assertEquals("0/2 Init:0/2 0", status("i"));
        shell.run("sleep 8");
        assertEquals("2/2 Running 0", status("i"));
    }

    @Test
    void memory_beyond_the_limit_ends_a_container() {
        pod("oom", "restartPolicy: Never\ncontainers: [{name: c, image: 'busybox:1.36', command: [tail, /dev/zero], resources: {limits: {memory: 20Mi}}}]\n");
        shell.run("sleep 5");
        assertEquals("0/1 OOMKilled 0", status("oom"));
    }

    @Test
    void containers_go_on_while_the_kubelet_is_stopped() {
        shell.run("kubectl run web --image=nginx:1.27; kubectl wait --for=condition=Ready pod/web --timeout=60s");
        String node = shell.run("kubectl get pod web -o jsonpath='{.spec.nodeName}'");
        String address = shell.run("kubectl get pod web -o jsonpath='{.status.podIP}'");
        shell.run("ssh " + node + " systemctl stop kubelet");
        assertTrue(shell.run("curl -s http://" + address + "/").contains("Welcome to nginx!"));
        shell.run("ssh " + node + " systemctl start kubelet; sleep 5");
        assertEquals("1/1 Running 0", status("web"));
        assertFalse(events("web").contains("SandboxChanged"));
    }

    @Test
    void a_manifest_on_the_node_is_a_pod_with_a_mirror_that_comes_back() {
        shell.run("ssh node-2 'sudo mkdir -p /etc/kubernetes/manifests; printf \"apiVersion: v1\\nkind: Pod\\nmetadata: {name: static}\\n"
                + "spec: {containers: [{name: c, image: \\\"nginx:1.27\\\"}]}\\n\" | sudo tee /etc/kubernetes/manifests/static.yaml'; sleep 5");
        assertEquals("1/1 Running 0", status("static-node-2"));
        assertTrue(shell.run("kubectl logs static-node-2").contains("ready for start up"));
        shell.run("kubectl delete pod static-node-2; sleep 3");
        assertEquals("1/1 Running 0", status("static-node-2"));
        shell.run("ssh node-2 sudo rm /etc/kubernetes/manifests/static.yaml; sleep 8");
        assertTrue(shell.run("kubectl get pods").contains("No resources found"));
    }

    @Test
    void a_container_that_is_removed_behind_the_kubelets_back_is_started_again() {
        ClusterShell docker = new ClusterShell("cluster");
        docker.run("kubectl run web --image=nginx; kubectl wait --for=condition=Ready pod/web --timeout=60s");
        String node = docker.run("kubectl get pod web -o jsonpath='{.spec.nodeName}'");
        String names = docker.run("ssh " + node + " docker ps --format '{{.Names}}'");
        assertTrue(names.contains("k8s_web_web_default_") && names.contains("k8s_POD_web_default_"), names);
        docker.run("ssh " + node + " 'docker rm -f $(docker ps -q --filter name=k8s_web_web)'; sleep 5");
        assertEquals("1/1 Running 1", docker.run("kubectl get pod web --no-headers | awk '{print $2, $3, $4}'").strip());
    }

    @Test
    void a_node_whose_runtime_is_stopped_is_not_ready_and_its_pods_come_back() {
        ClusterShell docker = new ClusterShell("cluster");
        docker.run("kubectl run web --image=nginx; kubectl wait --for=condition=Ready pod/web --timeout=60s");
        String node = docker.run("kubectl get pod web -o jsonpath='{.spec.nodeName}'");
        docker.run("ssh " + node + " sudo systemctl stop docker.socket docker; sleep 15");
        assertTrue(docker.run("kubectl get node " + node).contains(" NotReady "));
        docker.run("ssh " + node + " sudo systemctl start docker; sleep 15");
        assertTrue(docker.run("kubectl get node " + node).contains(" Ready "));
        assertTrue(docker.run("kubectl get pod web --no-headers").contains("1/1   Running"));
    }
}

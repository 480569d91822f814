package dev.drydock.sandbox.cluster.apiserver.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
    private static final long NOW = 1_700_000_000_000_000L;

    private static List<String> row(Resource resource, String yaml) {
        Mapping table = Tables.of(resource, List.of(Yaml.parse(yaml).mapping()), new Tables.Framing(Mapping.EMPTY, "", true, NOW), Nothing.NOTHING);
        List<String> words = new ArrayList<>();
        for (Tree cell : table.get("rows").get(0).get("cells").items()) {
            words.add(cell.text().isEmpty() ? Long.toString(cell.whole()) : cell.text());
        }
        return words;
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "119, 119s", "120, 2m", "125, 2m5s", "600, 10m", "10799, 179m", "10800, 3h", "11100, 3h5m", "28800, 8h", "172800, 2d", "183600, 2d3h",
        "691200, 8d", "63072000, 2y", "63158400, 2y1d", "-5, <invalid>"})
    void ages_are_worded_as_the_original_does(long seconds, String words) {
        assertEquals(words, Cells.span(seconds));
    }

    @Test
    void a_pod_that_runs_shows_its_restarts_and_where_it_is() {
        assertEquals(List.of("web", "1/1", "Running", "2 (60s ago)", "100s", "10.244.1.5", "node-2", "<none>", "<none>"), row(Resources.PODS, """
                metadata: {name: web, creationTimestamp: "2023-11-14T22:11:40Z"}
                spec: {nodeName: node-2, containers: [{name: c}]}
                status:
                  phase: Running
                  podIP: 10.244.1.5
                  podIPs: [{ip: 10.244.1.5}]
                  containerStatuses:
                  - {name: c, ready: true, restartCount: 2, state: {running: {}}, lastState: {terminated: {finishedAt: "2023-11-14T22:12:20Z"}}}
                """));
    }

    @Test
    void a_pod_waits_for_its_init_containers_one_after_the_other() {
        assertEquals(List.of("Init:1/2", "0/1"), List.of(initRow().get(2), initRow().get(1)));
    }

    private static List<String> initRow() {
        return row(Resources.PODS, """
                metadata: {name: web, creationTimestamp: "2023-11-14T22:11:40Z"}
                spec: {initContainers: [{name: a}, {name: b}], containers: [{name: c}]}
                status:
                  phase: Pending
                  initContainerStatuses:
                  - {name: a, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed}}}
                  - {name: b, restartCount: 0, state: {running: {}}}
                  containerStatuses:
                  - {name: c, restartCount: 0, state: {waiting: {reason: PodInitializing}}}
                """);
    }

    @Test
    void a_service_shows_its_ports_and_a_load_balancer_waits_for_its_address() {
        assertEquals(List.of("web", "LoadBalancer", "10.96.1.2", "<pending>", "80:30080/TCP,443/UDP", "100s", "app=web"), row(Resources.SERVICES, """
                metadata: {name: web, creationTimestamp: "2023-11-14T22:11:40Z"}
                spec:
                  type: LoadBalancer
                  clusterIP: 10.96.1.2
                  selector: {app: web}
                  ports: [{port: 80, nodePort: 30080, protocol: TCP}, {port: 443, protocol: UDP}]
                """));
    }

    @Test
    void an_autoscaler_without_figures_says_so() {
        assertEquals(List.of("web", "Deployment/web", "cpu: <unknown>/80%", "1", "5", "0", "100s"), row(Resources.AUTOSCALERS, """
                metadata: {name: web, creationTimestamp: "2023-11-14T22:11:40Z"}
                spec:
                  scaleTargetRef: {kind: Deployment, name: web}
                  minReplicas: 1
                  maxReplicas: 5
                  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
                """));
    }
}

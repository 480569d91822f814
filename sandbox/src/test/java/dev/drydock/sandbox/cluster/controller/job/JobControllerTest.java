package dev.drydock.sandbox.cluster.controller.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.ReadyPods;
import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobControllerTest {
    private final TinyCluster cluster = TinyCluster.withControllers(ReadyPods::new);

    private void make(String image, String more, long millis) {
        assertEquals(201, cluster.create(Resources.JOBS, """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: j}
                spec: {%s template: {spec: {restartPolicy: Never, containers: [{name: c, image: %s}]}}}
                """.formatted(more, image)).status());
        cluster.run(millis);
    }

    private Mapping job() {
        return cluster.get(Resources.JOBS, "default", "j");
    }

    private List<Mapping> pods() {
        return cluster.list(Resources.PODS, "default");
    }

    private List<String> conditions() {
        return job().at("status", "conditions").mappings().stream().map(one -> one.get("type").text() + " " + one.get("reason").text() + " " + one.get("status").text()).toList();
    }

    private List<String> events() {
        return cluster.list(Resources.EVENTS, "default").stream().filter(event -> event.at("involvedObject", "kind").text().equals("Job"))
                .map(event -> event.get("reason").text()).toList();
    }

    @Test
    void it_is_complete_when_its_pod_has_ended_well() {
        make("done", "", 5_000);
        assertEquals(List.of("SuccessCriteriaMet CompletionsReached True", "Complete CompletionsReached True"), conditions());
        assertEquals(1, job().at("status", "succeeded").whole());
        assertEquals(List.of("SuccessfulCreate", "Completed"), events());
        assertTrue(Objects.metadata(pods().get(0)).get("finalizers").isEmpty());
    }

    @Test
    void so_many_pods_run_at_once_until_enough_have_ended() {
        make("done", "completions: 5, parallelism: 2,", 1_500);
        assertEquals(2, pods().size());
        cluster.run(10_000);
        assertEquals(5, job().at("status", "succeeded").whole());
        assertEquals(5, pods().size());
    }

    @Test
    void failures_are_tried_again_later_and_later_up_to_the_limit() {
        make("fails", "backoffLimit: 2,", 6_000);
        assertEquals(1, pods().size());
        cluster.run(9_000);
        assertEquals(2, pods().size());
        cluster.run(60_000);
        assertEquals(List.of("FailureTarget BackoffLimitExceeded True", "Failed BackoffLimitExceeded True"), conditions());
        assertEquals(3, job().at("status", "failed").whole());
    }

    @Test
    void it_fails_when_its_time_is_over() {
        make("nginx", "activeDeadlineSeconds: 5,", 20_000);
        assertEquals(List.of("FailureTarget DeadlineExceeded True", "Failed DeadlineExceeded True"), conditions());
        assertEquals(0, pods().size());
    }

    @Test
    void each_pod_of_an_indexed_job_knows_its_number() {
        make("done", "completions: 4, parallelism: 4, completionMode: Indexed,", 5_000);
        assertEquals("0-3", job().at("status", "completedIndexes").text());
        assertEquals(List.of("j-0", "j-1", "j-2", "j-3"), pods().stream().map(pod -> pod.at("spec", "hostname").text()).sorted().toList());
    }

    @Test
    void a_suspended_one_has_no_pods_until_it_is_resumed() {
        make("done", "suspend: true,", 2_000);
        assertEquals(List.of("Suspended JobSuspended True"), conditions());
        assertEquals(0, pods().size());
        cluster.ask(client -> client.patch(Resources.JOBS, "default", "j", PatchType.MERGE, Yaml.parse("{spec: {suspend: false}}"), ""));
        cluster.run(5_000);
        assertEquals(List.of("Suspended JobResumed False", "SuccessCriteriaMet CompletionsReached True", "Complete CompletionsReached True"), conditions());
    }

    @Test
    void an_exit_code_can_end_it_at_once() {
        make("fails", "podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [1]}}]},", 5_000);
        assertEquals("PodFailurePolicy", Objects.condition(job(), "Failed").get("reason").text());
    }

    @Test
    void an_ended_one_goes_after_its_time() {
        make("done", "ttlSecondsAfterFinished: 10,", 8_000);
        assertTrue(Objects.is(job(), "Complete"));
        cluster.run(20_000);
        assertTrue(job().isEmpty() || Objects.isBeingDeleted(job()));
    }
}

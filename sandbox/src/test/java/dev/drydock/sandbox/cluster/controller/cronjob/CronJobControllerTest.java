package dev.drydock.sandbox.cluster.controller.cronjob;

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

class CronJobControllerTest {
    private static final long MINUTE = 60_000;
    private final TinyCluster cluster = TinyCluster.withControllers(ReadyPods::new);

    private void make(String image, String more) {
        assertEquals(201, cluster.create(Resources.CRON_JOBS, """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: tick}
                spec: {schedule: "* * * * *", %s jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: %s}]}}}}}
                """.formatted(more, image)).status());
    }

    private Mapping tick() {
        return cluster.get(Resources.CRON_JOBS, "default", "tick");
    }

    private List<Mapping> jobs() {
        return cluster.list(Resources.JOBS, "default");
    }

    private List<String> events() {
        return cluster.list(Resources.EVENTS, "default").stream().filter(event -> event.at("involvedObject", "kind").text().equals("CronJob"))
                .map(event -> event.get("reason").text()).distinct().toList();
    }

    @Test
    void a_job_is_made_each_minute_and_the_last_three_are_kept() {
        make("done", "");
        cluster.run(6 * MINUTE);
        assertEquals(3, jobs().size());
        assertTrue(Objects.name(jobs().get(0)).matches("tick-\\d{8}"));
        assertEquals(List.of("SuccessfulCreate", "SawCompletedJob", "SuccessfulDelete"), events());
        assertTrue(tick().at("status", "lastScheduleTime").text().endsWith(":00Z"));
        assertTrue(tick().at("status").has("lastSuccessfulTime"));
        assertTrue(tick().at("status", "active").isEmpty());
    }

    @Test
    void one_that_still_runs_forbids_the_next() {
        make("nginx", "concurrencyPolicy: Forbid,");
        cluster.run(3 * MINUTE);
        assertEquals(1, jobs().size());
        assertTrue(events().contains("JobAlreadyActive"));
    }

    @Test
    void one_that_still_runs_is_replaced_by_the_next() {
        make("nginx", "concurrencyPolicy: Replace,");
        cluster.run(MINUTE);
        String first = Objects.name(jobs().get(0));
        cluster.run(MINUTE);
        assertTrue(jobs().stream().noneMatch(job -> Objects.name(job).equals(first) && !Objects.isBeingDeleted(job)));
    }

    @Test
    void nothing_is_made_while_it_is_suspended() {
        make("done", "suspend: true,");
        cluster.run(3 * MINUTE);
        assertEquals(0, jobs().size());
        cluster.ask(client -> client.patch(Resources.CRON_JOBS, "default", "tick", PatchType.MERGE, Yaml.parse("{spec: {suspend: false}}"), ""));
        cluster.run(MINUTE);
        assertTrue(jobs().size() >= 1);
    }

    @Test
    void a_time_zone_moves_the_hours() {
        Mapping job = Mapping.of("spec", Mapping.of("schedule", "0 9 * * *", "timeZone", "Asia/Shanghai"));
        long midnight = 1_700_006_400L * 1_000_000L;
        assertEquals(midnight + 3_600_000_000L, Schedule.of(job).orElseThrow().next(midnight).orElseThrow());
    }
}

package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HealthTest {
    private static final long SECOND = 1_000_000;

    private final Lab lab = new Lab();

    private void run(String name, String... flags) {
        java.util.List<String> all = new java.util.ArrayList<>(java.util.List.of("run", "-d", "--name", name));
        all.addAll(java.util.List.of(flags));
        all.addAll(java.util.List.of("busybox", "sleep", "1000"));
        lab.docker(all.toArray(String[]::new));
    }

    private String health(String name, String what) {
        return lab.docker("inspect", "-f", "{{" + what + "}}", name).strip();
    }

    private String status(String name) {
        return health(name, ".State.Health.Status");
    }

    @Test
    void a_container_is_starting_until_its_first_check_and_then_healthy() {
        run("web", "--health-cmd", "true", "--health-interval", "2s");
        assertTrue(lab.docker("ps").contains("(health: starting)"));
        lab.pass(3 * SECOND);
        assertTrue(lab.docker("ps").contains("(healthy)"));
    }

    @Test
    void as_many_failures_in_a_row_as_retries_make_it_unhealthy() {
        run("web", "--health-cmd", "echo no; exit 1", "--health-interval", "2s", "--health-retries", "3");
        lab.pass(5 * SECOND);
        assertEquals("starting", status("web"));
        lab.pass(2 * SECOND);
        assertEquals("unhealthy", status("web"));
        assertEquals("3 1 no", health("web", "$h := .State.Health}}{{$h.FailingStreak}}{{with index $h.Log 0}} {{.ExitCode}} {{.Output}}{{end"));
    }

    @Test
    void one_success_makes_it_healthy_again() {
        run("web", "--health-cmd", "test -f /ok", "--health-interval", "1s", "--health-retries", "1");
        lab.pass(2 * SECOND);
        assertEquals("unhealthy", status("web"));
        lab.docker("exec", "web", "touch", "/ok");
        lab.pass(2 * SECOND);
        assertEquals("healthy", status("web"));
    }

    @Test
    void a_check_that_takes_too_long_has_failed_and_leaves_no_process() {
        run("web", "--health-cmd", "sleep 100", "--health-interval", "2s", "--health-timeout", "1s", "--health-retries", "1");
        lab.pass(4 * SECOND);
        assertEquals("-1 Health check exceeded timeout (1s)", health("web", "with index .State.Health.Log 0}}{{.ExitCode}} {{.Output}}{{end"));
        assertEquals(2, lab.docker("top", "web", "-o", "pid").lines().count());
    }

    @Test
    void failures_during_the_start_period_do_not_count() {
        run("web", "--health-cmd", "false", "--health-interval", "1s", "--health-start-interval", "1s", "--health-start-period", "5s",
                "--health-retries", "1");
        lab.pass(4 * SECOND);
        assertEquals("starting", status("web"));
        lab.pass(4 * SECOND);
        assertEquals("unhealthy", status("web"));
    }

    @Test
    void changes_of_health_are_events() {
        run("web", "--health-cmd", "true", "--health-interval", "1s");
        lab.pass(2 * SECOND);
        String events = lab.docker("events", "--since", "1m", "--until", "0s", "--filter", "event=health_status", "--format", "{{.Action}}");
        assertEquals("health_status: healthy\n", events);
    }

    @Test
    void lists_can_be_filtered_by_health() {
        run("good", "--health-cmd", "true", "--health-interval", "1s");
        run("plain");
        lab.pass(2 * SECOND);
        assertEquals("good\n", lab.docker("ps", "--filter", "health=healthy", "--format", "{{.Names}}"));
        assertEquals("plain\n", lab.docker("ps", "--filter", "health=none", "--format", "{{.Names}}"));
        assertTrue(lab.docker("ps", "--filter", "health=well").contains("invalid value for health (well)"));
    }

    @Test
    void no_healthcheck_switches_it_off() {
        run("plain", "--no-healthcheck");
        lab.pass(40 * SECOND);
        assertEquals("<nil>", health("plain", ".State.Health"));
    }

    @Test
    void a_stopped_container_counts_as_unhealthy_and_starts_anew() {
        run("web", "--health-cmd", "true", "--health-interval", "1s");
        lab.pass(2 * SECOND);
        lab.docker("stop", "-t", "0", "web");
        assertEquals("unhealthy", status("web"));
        lab.docker("start", "web");
        assertEquals("starting", status("web"));
    }

    @Test
    void a_paused_container_is_not_checked() {
        run("web", "--health-cmd", "true", "--health-interval", "1s");
        lab.pass(2 * SECOND);
        lab.docker("pause", "web");
        String before = health("web", "json .State.Health.Log");
        lab.pass(10 * SECOND);
        assertEquals(before, health("web", "json .State.Health.Log"));
        lab.docker("unpause", "web");
        lab.pass(2 * SECOND);
        assertEquals("healthy", status("web"));
    }

    @Test
    void only_the_last_five_results_are_kept() {
        run("web", "--health-cmd", "true", "--health-interval", "1s");
        lab.pass(20 * SECOND);
        assertEquals("5", health("web", "len .State.Health.Log"));
    }
}

package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ContainerLifeTest {
    private final Lab lab = new Lab();

    private String inspect(String template, String name) {
        return lab.docker("inspect", "-f", template, name).strip();
    }

    @Test
    void a_command_runs_and_its_exit_code_comes_back() {
        assertEquals("hello\n", lab.docker("run", "busybox", "echo", "hello"));
        assertEquals(0, lab.exitCode());
        lab.docker("run", "busybox", "sh", "-c", "exit 3");
        assertEquals(3, lab.exitCode());
    }

    @Test
    void standard_input_reaches_the_container_and_ends_there() {
        assertEquals("from outside\n", lab.run("from outside\n", "docker", "run", "-i", "--rm", "busybox", "cat"));
    }

    @Test
    void without_i_the_container_reads_nothing() {
        assertEquals("", lab.run("from outside\n", "docker", "run", "--rm", "busybox", "cat"));
    }

    @Test
    void a_container_that_removes_itself_leaves_nothing() {
        lab.docker("run", "--rm", "--name", "gone", "busybox", "true");
        lab.docker("inspect", "gone");
        assertEquals(1, lab.exitCode());
    }

    @Test
    void a_sleeping_shell_is_killed_after_the_time_of_grace() {
        lab.docker("run", "-d", "--name", "stubborn", "busybox", "sleep", "1000");
        long before = lab.world.now();
        lab.docker("stop", "stubborn");
        assertEquals(10, (lab.world.now() - before) / 1_000_000);
        assertEquals("exited 137", inspect("{{.State.Status}} {{.State.ExitCode}}", "stubborn"));
    }

    @Test
    void nginx_obeys_its_stop_signal_at_once() {
        lab.docker("run", "-d", "--name", "web", "nginx");
        long before = lab.world.now();
        lab.docker("stop", "web");
        assertTrue(lab.world.now() - before < 500_000);
        assertEquals("exited 0", inspect("{{.State.Status}} {{.State.ExitCode}}", "web"));
    }

    @Test
    void a_missing_program_is_refused_with_127_and_the_container_stays_created() {
        String text = lab.docker("run", "--name", "broken", "busybox", "nosuch");
        assertEquals(127, lab.exitCode());
        assertTrue(text.contains("exec: \"nosuch\": executable file not found in $PATH"), text);
        assertEquals("created 127", inspect("{{.State.Status}} {{.State.ExitCode}}", "broken"));
    }

    @Test
    void a_file_that_may_not_be_executed_is_refused_with_126() {
        String text = lab.docker("run", "--rm", "busybox", "/etc/passwd");
        assertEquals(126, lab.exitCode());
        assertTrue(text.contains("exec: \"/etc/passwd\": permission denied"), text);
    }

    @Test
    void a_name_in_use_is_refused() {
        lab.docker("create", "--name", "web", "nginx");
        String text = lab.docker("create", "--name", "web", "nginx");
        assertTrue(text.contains("Conflict. The container name \"/web\" is already in use by container"), text);
    }

    @Test
    void a_policy_restarts_with_growing_pauses() {
        lab.docker("run", "-d", "--name", "looping", "--restart", "always", "busybox", "false");
        lab.pass(5_000_000);
        int restarts = Integer.parseInt(inspect("{{.RestartCount}}", "looping"));
        assertTrue(restarts >= 3 && restarts <= 6, "restarts: " + restarts);
    }

    @Test
    void on_failure_counts_its_attempts() {
        lab.docker("run", "-d", "--name", "tries", "--restart", "on-failure:2", "busybox", "false");
        lab.pass(10_000_000);
        assertEquals("2 exited", inspect("{{.RestartCount}} {{.State.Status}}", "tries"));
    }

    @Test
    void a_stopped_container_is_not_restarted_by_its_policy() {
        lab.docker("run", "-d", "--name", "web", "--restart", "always", "nginx");
        lab.docker("stop", "web");
        lab.pass(5_000_000);
        assertEquals("exited", inspect("{{.State.Status}}", "web"));
    }

    @Test
    void what_a_container_wrote_is_there_after_a_restart() {
        lab.docker("run", "--name", "notes", "busybox", "sh", "-c", "cat /f 2>/dev/null; echo more >> /f");
        assertEquals("more\n", lab.docker("start", "-a", "notes"));
    }

    @Test
    void a_paused_container_does_nothing() {
        lab.docker("run", "-d", "--name", "talk", "busybox", "sh", "-c", "while true; do echo x; sleep 1; done");
        lab.docker("pause", "talk");
        String before = lab.docker("logs", "talk");
        lab.pass(20_000_000);
        assertEquals(before, lab.docker("logs", "talk"));
        lab.docker("unpause", "talk");
        lab.pass(3_000_000);
        assertTrue(lab.docker("logs", "talk").length() > before.length());
    }

    @Test
    void a_running_container_is_only_removed_by_force() {
        lab.docker("run", "-d", "--name", "web", "nginx");
        assertEquals("Error response from daemon: cannot remove container \"web\": container is running: stop the container before removing or"
                + " force remove\n", lab.docker("rm", "web"));
        assertEquals("web\n", lab.docker("rm", "-f", "web"));
    }

    @Test
    void a_killed_engine_service_takes_its_containers_along() {
        lab.docker("run", "-d", "--name", "web", "nginx");
        lab.run("", "systemctl", "stop", "docker", "docker.socket");
        assertTrue(lab.docker("ps").startsWith("Cannot connect to the Docker daemon"));
        lab.run("", "systemctl", "start", "docker");
        lab.pass(1_000_000);
        assertEquals("exited", inspect("{{.State.Status}}", "web"));
    }
}

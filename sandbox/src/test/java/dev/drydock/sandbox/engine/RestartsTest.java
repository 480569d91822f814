package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final long SECOND = 1_000_000;
    /** What preparing a start and clearing up after an end take at most. */
    private static final double WORK_SECONDS = 0.4;

    private String status(Lab lab, String name) {
        return lab.docker("inspect", "-f", "{{.State.Status}}", name).strip();
    }

    private void run(Lab lab, String name, String policy, String... command) {
        List<String> all = new ArrayList<>(List.of("run", "-d", "--name", name, "--restart", policy, "busybox"));
        all.addAll(List.of(command));
        lab.docker(all.toArray(String[]::new));
    }

    /** Each run lasts as long as one number of a list says; then the pauses between ends and starts are compared with the rule. */
    @Property(tries = 12)
    void the_pause_doubles_up_to_a_minute_and_begins_anew_after_a_good_run(@ForAll @Size(min = 3, max = 12) List<@IntRange(max = 14) Integer> seconds) {
        Lab lab = new Lab();
        lab.docker("volume", "create", "queue");
        String list = String.join("\\n", seconds.stream().map(String::valueOf).toList());
        lab.docker("run", "--rm", "-v", "queue:/q", "busybox", "sh", "-c", "printf '" + list + "\\n' > /q/list");
        lab.docker("run", "-d", "--name", "loop", "--restart", "always", "-v", "queue:/q", "busybox", "sh", "-c",
                "n=$(head -n 1 /q/list); sed -i 1d /q/list; test -n \"$n\" || n=1000; sleep $n");
        lab.pass(60 * SECOND * (seconds.size() + 3));
        List<Double> pauses = pauses(lab);
        assertEquals(seconds.size(), pauses.size());
        double expected = 0;
        for (int i = 0; i < pauses.size(); i++) {
            expected = i == 0 || seconds.get(i) >= 10 ? 0.1 : Math.min(60, expected * 2);
            assertTrue(pauses.get(i) >= expected && pauses.get(i) <= expected + WORK_SECONDS, i + ": " + pauses.get(i) + " after " + seconds);
        }
    }

    /** Seconds from each end to the start that followed. */
    private static List<Double> pauses(Lab lab) {
        List<Double> pauses = new ArrayList<>();
        double ended = -1;
        String events = lab.docker("events", "--since", "0", "--until", "0s", "--filter", "container=loop", "--format", "{{.TimeNano}} {{.Action}}");
        for (String line : events.lines().toList()) {
            double time = Long.parseLong(line.substring(0, line.indexOf(' '))) / 1e9;
            if (line.endsWith(" die")) {
                ended = time;
            } else if (line.endsWith(" start") && ended >= 0) {
                pauses.add(time - ended);
            }
        }
        return pauses;
    }

    @Test
    void always_starts_again_whatever_the_exit_code() {
        Lab lab = new Lab();
        run(lab, "loop", "always", "true");
        lab.pass(SECOND);
        assertTrue(Integer.parseInt(lab.docker("inspect", "-f", "{{.RestartCount}}", "loop").strip()) >= 1);
    }

    @Test
    void on_failure_lets_a_success_be() {
        Lab lab = new Lab();
        run(lab, "fine", "on-failure", "true");
        lab.pass(2 * SECOND);
        assertEquals("exited", status(lab, "fine"));
    }

    @Test
    void a_container_between_two_starts_shows_that_it_restarts() {
        Lab lab = new Lab();
        run(lab, "loop", "always", "sh", "-c", "exit 7");
        lab.pass(20 * SECOND);
        assertTrue(lab.docker("ps").contains("Restarting (7) "));
    }

    @Test
    void starting_by_hand_counts_anew() {
        Lab lab = new Lab();
        run(lab, "tries", "on-failure:2", "false");
        lab.pass(10 * SECOND);
        lab.docker("start", "tries");
        lab.pass(10 * SECOND);
        assertEquals("2\n", lab.docker("inspect", "-f", "{{.RestartCount}}", "tries"));
    }

    @Test
    void after_the_engine_restarts_policies_bring_containers_back() {
        Lab lab = new Lab();
        run(lab, "always", "always", "sleep", "1000");
        run(lab, "stopped", "always", "sleep", "1000");
        run(lab, "unless", "unless-stopped", "sleep", "1000");
        run(lab, "left", "unless-stopped", "sleep", "1000");
        run(lab, "failed", "on-failure", "sleep", "1000");
        run(lab, "never", "no", "sleep", "1000");
        lab.docker("stop", "-t", "0", "stopped", "left");
        lab.run("", "systemctl", "restart", "docker");
        assertEquals("failed\nunless\nstopped\nalways\n", lab.docker("ps", "--format", "{{.Names}}"));
        assertEquals("exited", status(lab, "never"));
        assertEquals("exited", status(lab, "left"));
    }

    @Test
    void the_engine_waits_for_its_containers_when_it_stops() {
        Lab lab = new Lab();
        run(lab, "stubborn", "no", "sleep", "1000");
        long before = lab.world.now();
        lab.run("", "systemctl", "stop", "docker", "docker.socket");
        assertEquals(10, (lab.world.now() - before) / SECOND);
        assertTrue(lab.docker("ps").startsWith("Cannot connect to the Docker daemon at unix:///var/run/docker.sock."));
        lab.run("", "systemctl", "start", "docker");
        assertEquals("exited 137\n", lab.docker("inspect", "-f", "{{.State.Status}} {{.State.ExitCode}}", "stubborn"));
    }

    @Test
    void stopping_the_service_alone_warns_of_its_socket_by_which_it_comes_back() {
        Lab lab = new Lab("default");
        String text = lab.run("", "sudo", "systemctl", "stop", "docker");
        assertEquals("Warning: Stopping docker.service, but it can still be activated by:\n  docker.socket\n", text);
        assertEquals("inactive\n", lab.run("", "systemctl", "is-active", "docker"));
        assertTrue(lab.docker("ps").startsWith("CONTAINER ID"));
        assertEquals("active\n", lab.run("", "systemctl", "is-active", "docker"));
    }

    @Test
    void without_its_socket_the_service_ends_too() {
        Lab lab = new Lab("default");
        lab.run("", "sudo", "systemctl", "stop", "docker.socket");
        assertEquals("inactive\ninactive\n", lab.run("", "systemctl", "is-active", "docker", "docker.socket"));
        assertTrue(lab.docker("ps").startsWith("Cannot connect"));
    }

    @Test
    void a_container_that_removes_itself_is_gone_after_the_engine_restarts() {
        Lab lab = new Lab();
        lab.docker("run", "-d", "--rm", "--name", "brief", "busybox", "sleep", "1000");
        lab.run("", "systemctl", "restart", "docker");
        assertEquals("", lab.docker("ps", "-aq"));
    }
}

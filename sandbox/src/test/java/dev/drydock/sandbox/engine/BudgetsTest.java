package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.process.Process;
import org.junit.jupiter.api.Test;

/** What runs wild in a container comes to an end. */
class BudgetsTest {
    private static final String BOMB = "b() { b | b & }; b; sleep 1000";
    private static final long SECOND = 1_000_000;

    private final Lab lab = new Lab();

    private String stats(String what) {
        return lab.docker("stats", "--no-stream", "--format", what).strip();
    }

    @Test
    void a_limit_of_processes_makes_fork_fail() {
        String text = lab.docker("run", "--rm", "--pids-limit", "3", "busybox", "sh", "-c", "sleep 5 & sleep 5 & sleep 5 & sleep 5 & wait");
        assertTrue(text.contains("sh: can't fork: Resource temporarily unavailable"), text);
    }

    @Test
    void a_fork_bomb_fills_its_limit_and_the_host_goes_on() {
        lab.docker("run", "-d", "--name", "bomb", "--pids-limit", "100", "busybox", "sh", "-c", BOMB);
        lab.pass(2 * SECOND);
        assertEquals("100", stats("{{.PIDs}}"));
        assertEquals("hi\n", lab.docker("run", "--rm", "busybox", "echo", "hi"));
        assertEquals("bomb\n", lab.docker("rm", "-f", "bomb"));
    }

    @Test
    void a_fork_bomb_without_a_limit_is_stopped_too() {
        lab.docker("run", "-d", "--name", "bomb", "busybox", "sh", "-c", BOMB);
        lab.pass(5 * SECOND);
        assertTrue(Integer.parseInt(stats("{{.PIDs}}")) <= 2000);
        assertEquals("bomb\n", lab.docker("rm", "-f", "bomb"));
    }

    @Test
    void a_limit_of_processes_can_be_changed_while_it_runs() {
        lab.docker("run", "-d", "--name", "box", "busybox", "sh", "-c", "sleep 3; sleep 50 & sleep 50 & wait");
        lab.docker("update", "--pids-limit", "2", "box");
        lab.pass(20 * SECOND);
        assertTrue(lab.docker("logs", "box").contains("can't fork"));
    }

    @Test
    void half_a_processor_is_half_as_fast() {
        lab.docker("run", "-d", "--name", "half", "--cpus", "0.5", "busybox", "sh", "-c", "while true; do :; done");
        lab.pass(5 * SECOND);
        double percent = Double.parseDouble(stats("{{.CPUPerc}}").replace("%", ""));
        assertTrue(percent > 45 && percent < 55, percent + " %");
    }

    @Test
    void two_loops_share_the_one_processor_that_they_may_have() {
        lab.docker("run", "-d", "--name", "pair", "--cpuset-cpus", "0", "busybox", "sh", "-c", "(while true; do :; done) & while true; do :; done");
        lab.pass(5 * SECOND);
        double percent = Double.parseDouble(stats("{{.CPUPerc}}").replace("%", ""));
        assertTrue(percent > 90 && percent < 110, percent + " %");
    }

    @Test
    void an_endless_loop_that_somebody_waits_for_is_found() {
        Process.Id id = lab.begin("docker", "run", "--rm", "busybox", "sh", "-c", "while true; do :; done");
        boolean found = false;
        for (int i = 0; i < 200 && !found; i++) {
            lab.world.run(Long.MAX_VALUE, 1_000, () -> lab.world.ended(id).isPresent());
            found = lab.world.runaway(1_000_000).isPresent();
        }
        assertTrue(found);
    }

    @Test
    void an_endless_loop_in_the_background_disturbs_nobody() {
        lab.docker("run", "-d", "--name", "loop", "busybox", "sh", "-c", "while true; do :; done");
        assertEquals("", lab.run("", "sleep", "300"));
        Process.Id id = lab.begin("sleep", "10");
        assertFalse(lab.world.runaway(1_000_000).isPresent());
        lab.finish(id);
    }

    @Test
    void too_much_memory_ends_as_an_out_of_memory_kill() {
        lab.docker("run", "--name", "greedy", "-m", "10m", "busybox", "sh", "-c", "x=a; while true; do x=$x$x; done");
        assertEquals(137, lab.exitCode());
        assertEquals("true\n", lab.docker("inspect", "-f", "{{.State.OOMKilled}}", "greedy"));
    }

    @Test
    void a_file_of_fifty_megabytes_is_copied_in_and_out() {
        lab.run("", "dd", "if=/dev/zero", "of=big", "bs=1M", "count=50");
        lab.docker("run", "-d", "--name", "box", "busybox", "sleep", "1000");
        lab.docker("cp", "big", "box:/tmp/big");
        lab.docker("cp", "box:/tmp/big", "back");
        assertEquals("52428800 back\n", lab.run("", "wc", "-c", "back"));
    }
}

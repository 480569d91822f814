package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.world.World;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private final Lab lab = new Lab();

    @Test
    void logs_remember_both_streams_in_order() {
        lab.docker("run", "--name", "both", "busybox", "sh", "-c", "echo out; echo err >&2");
        assertEquals("out\nerr\n", lab.docker("logs", "both"));
        assertEquals("err\n", lab.docker("logs", "--tail", "1", "both"));
    }

    @Test
    void a_follower_sees_what_comes_and_ends_with_the_container() {
        lab.docker("run", "-d", "--name", "talk", "busybox", "sh", "-c", "echo one; sleep 2; echo two");
        assertEquals("one\ntwo\n", lab.docker("logs", "-f", "talk"));
    }

    @Test
    void half_a_line_is_in_the_log_when_the_container_has_ended() {
        lab.docker("run", "--name", "half", "busybox", "printf", "no newline");
        assertEquals("no newline", lab.docker("logs", "half"));
    }

    @Test
    void a_terminal_merges_streams_and_ends_lines_as_terminals_do() {
        lab.docker("run", "-t", "--name", "tty", "busybox", "sh", "-c", "echo a; echo b >&2");
        assertEquals("a\r\nb\r\n", lab.docker("logs", "tty"));
    }

    @Test
    void a_command_runs_inside_and_gives_its_exit_code() {
        lab.docker("run", "-d", "--name", "box", "busybox", "sleep", "1000");
        assertEquals("/\n", lab.docker("exec", "box", "pwd"));
        lab.docker("exec", "box", "sh", "-c", "exit 7");
        assertEquals(7, lab.exitCode());
        assertEquals("typed\n", lab.run("typed\n", "docker", "exec", "-i", "box", "cat"));
    }

    @Test
    void a_missing_command_inside_gives_127() {
        lab.docker("run", "-d", "--name", "box", "busybox", "sleep", "1000");
        assertEquals("OCI runtime exec failed: exec failed: unable to start container process: exec: \"nosuch\": executable file not found in $PATH\r\n",
                lab.docker("exec", "box", "nosuch"));
        assertEquals(127, lab.exitCode());
    }

    @Test
    void nothing_runs_inside_a_container_that_does_not() {
        lab.docker("create", "--name", "box", "busybox");
        String text = lab.docker("exec", "box", "true");
        assertTrue(text.matches("Error response from daemon: container [0-9a-f]{64} is not running\n"), text);
    }

    @Test
    void commands_inside_end_with_the_container() {
        lab.docker("run", "-d", "--name", "box", "busybox", "sleep", "1000");
        Process.Id inside = lab.begin("docker", "exec", "box", "sleep", "500");
        lab.pass(1_000_000);
        lab.world.act("test", kernel -> { });
        Process.Id killing = lab.begin("docker", "kill", "box");
        lab.finish(killing);
        lab.finish(inside);
        assertEquals(137, lab.exitCode());
    }

    @Test
    void a_client_that_reads_slowly_holds_the_container_back() {
        Process.Id running = lab.begin("docker", "run", "busybox", "sh", "-c", "yes | head -c 3000000");
        lab.world.feed(World.STDIN, Bytes.EMPTY);
        assertEquals(3_000_000, lab.finish(running).length());
    }

    @Test
    void detaching_keys_leave_the_container_running() {
        lab.docker("run", "-dit", "--name", "box", "busybox", "sh");
        assertEquals("running", lab.docker("inspect", "-f", "{{.State.Status}}", "box").strip());
    }
}

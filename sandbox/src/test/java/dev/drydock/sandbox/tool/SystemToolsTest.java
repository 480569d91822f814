package dev.drydock.sandbox.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemToolsTest {
    private final TinyWorld tiny = new TinyWorld(programs());

    private static Map<String, Program> programs() {
        Map<String, Program> programs = new LinkedHashMap<>();
        for (String name : List.of("date", "id", "sleep", "timeout", "env", "ps", "kill", "uname", "whoami", "hostname", "printenv", "nproc", "cat")) {
            programs.put(name, Tools.find(name).orElseThrow());
        }
        return programs;
    }

    @Test
    void date_tells_virtual_time() {
        tiny.run("", "date", "-u", "+%s");
        assertEquals("1700000000\n", tiny.output());
    }

    @Test
    void id_of_root() {
        tiny.run("", "id");
        assertEquals("uid=0(root) gid=0 groups=0\n", tiny.output());
    }

    @Test
    void timeout_ends_what_takes_too_long_with_124() {
        long before = tiny.world.now();
        assertEquals(124, tiny.run("", "timeout", "3", "sleep", "100").status());
        assertTrue(tiny.world.now() - before < 4_000_000);
    }

    @Test
    void timeout_passes_on_the_status_of_what_ends_in_time() {
        assertEquals(1, tiny.run("", "timeout", "3", "cat", "/nope").status());
    }

    @Test
    void timeout_of_a_command_that_is_not_there_is_127() {
        assertEquals(127, tiny.run("", "timeout", "1", "nosuch").status());
        assertEquals("timeout: failed to run command 'nosuch': No such file or directory\n", tiny.errors());
    }

    @Test
    void env_runs_a_command_in_a_changed_environment() {
        tiny.run("", "env", "-i", "A=1", "PATH=/bin", "env");
        assertEquals("A=1\nPATH=/bin\n", tiny.output());
    }

    @Test
    void sleep_refuses_what_is_no_interval() {
        assertEquals(1, tiny.run("", "sleep", "1x").status());
        assertEquals("sleep: invalid time interval '1x'\nTry 'sleep --help' for more information.\n", tiny.errors());
    }

    @Test
    void kill_ends_a_process_by_its_number() {
        var sleeper = tiny.start("sleep", "1000");
        tiny.world.run(tiny.world.now() + 1_000_000, 1000, () -> false);
        tiny.run("", "kill", "-9", Integer.toString(sleeper.pid()));
        assertEquals(137, tiny.finish(sleeper).status());
    }

    @Test
    void kill_of_a_number_that_is_nobody_s() {
        assertEquals(1, tiny.run("", "kill", "99999").status());
        assertEquals("kill: (99999): No such process\n", tiny.errors());
    }

    @Test
    void ps_lists_init_and_what_runs() {
        tiny.start("sleep", "1000");
        tiny.world.run(tiny.world.now() + 1_000_000, 1000, () -> false);
        tiny.run("", "ps", "-e", "-o", "comm=");
        assertEquals("systemd\nsleep\nps\n", tiny.output());
    }
}

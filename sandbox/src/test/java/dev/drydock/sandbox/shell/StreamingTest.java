package dev.drydock.sandbox.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.world.TinyWorld;
import org.junit.jupiter.api.Test;

class StreamingTest {
    private static String output(String script) {
        return ShellWorld.command("bash", script).output();
    }

    @Test
    void an_endless_writer_ends_when_nobody_reads_any_more() {
        assertEquals("y\n", output("yes | head -1"));
        assertEquals("x\nx\nx\n", output("while true; do echo x; done | head -3"));
    }

    @Test
    void a_large_stream_passes_through_a_bounded_pipe() {
        assertEquals("100000\n", output("yes | head -100000 | wc -l"));
    }

    @Test
    void both_ends_of_a_pipe_run_at_the_same_time() {
        assertEquals("a\nb\n", output("{ echo a; sleep 1; echo b; } | while read x; do echo $x; done"));
    }

    @Test
    void commands_from_standard_input_share_it_with_what_they_read() {
        TinyWorld world = ShellWorld.empty();
        Ended ended = world.run("read x\nhello\necho got $x\ncat\nrest of\ninput\n", "bash");
        assertEquals("got hello\nrest of\ninput\n", world.output());
        assertEquals(0, ended.status());
    }

    @Test
    void earlier_lines_run_before_a_later_syntax_error_shows() {
        TinyWorld world = ShellWorld.empty();
        Ended ended = world.run("echo first\nfi\necho never\n", "bash");
        assertEquals("first\n", world.output());
        assertEquals("bash: line 2: syntax error near unexpected token `fi'\nbash: line 2: `fi'\n", world.errors());
        assertEquals(2, ended.status());
    }

    @Test
    void an_endless_loop_takes_virtual_time_and_no_stack() {
        TinyWorld world = ShellWorld.empty();
        Process.Id shell = world.start("bash", "-c", "while :; do :; done");
        world.world.run(world.world.now() + 1_000_000, 100_000, () -> false);
        assertTrue(world.world.ended(shell).isEmpty());
        assertTrue(world.world.defects().isEmpty());
    }

    @Test
    void endless_recursion_ends_with_a_message() {
        ShellWorld.Ran ran = ShellWorld.command("bash", "f() { f; }; f; echo no\necho next");
        assertEquals("bash: line 1: f: maximum function nesting level exceeded (1000)\n", ran.errors());
        assertEquals("next\n", ran.output());
    }

    @Test
    void a_fork_bomb_comes_to_rest() {
        TinyWorld world = ShellWorld.empty();
        Process.Id shell = world.start("bash", "-c", ":(){ :|:& };:");
        world.world.run(world.world.now() + 1_000_000, 60_000, () -> false);
        assertTrue(world.world.ended(shell).isPresent());
        assertTrue(world.errors().contains("fork: retry: Resource temporarily unavailable"));
    }

    @Test
    void sleeping_takes_virtual_time() {
        assertEquals("2\n", output("sleep 2; echo $SECONDS"));
    }

    @Test
    void the_last_command_of_an_argument_takes_the_process_over() {
        TinyWorld world = ShellWorld.empty();
        Process.Id shell = world.start("bash", "-c", "sleep 100");
        world.world.run(world.world.now() + 1_000_000, TinyWorld.BUDGET, () -> false);
        assertEquals("sleep", world.world.store().find(shell.key()).orElseThrow().invocation().command());
    }

    @Test
    void a_signal_interrupts_wait_and_its_trap_runs_at_once() {
        assertEquals("trapped\n138\n", output("trap 'echo trapped' USR1; (sleep 1; kill -USR1 $$) & wait $!; "
                + "s=$?; echo $s").replaceFirst("^0\n", ""));
    }

    @Test
    void a_trap_waits_for_the_program_in_the_foreground() {
        assertEquals("done\ntrapped\nnext\n",
                output("trap 'echo trapped' TERM; (sleep 1; kill $$) & { sleep 2; echo done; } | cat; echo next"));
    }

    @Test
    void the_same_seed_gives_the_same_numbers() {
        assertEquals(output("echo $RANDOM $RANDOM"), output("echo $RANDOM $RANDOM"));
    }
}

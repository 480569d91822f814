package dev.drydock.sandbox.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.world.TinyWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shell at a terminal; what is expected was seen at the real bash with {@code PS1='$ '}. */
class TerminalShellTest {
    private final TinyWorld world = ShellWorld.empty();
    private Process.Id shell;

    @BeforeEach
    void start() {
        shell = world.startOnTerminal("bash", "--norc");
        world.type("PS1='$ '\n");
        world.output();
    }

    /** What appears after a line was typed and a tenth of a second has passed. */
    private String after(String keys) {
        world.world.type("tty", Bytes.of(keys));
        world.world.run(world.world.now() + 100_000, TinyWorld.BUDGET, () -> false);
        return world.output().replace("\r", "");
    }

    @Test
    void a_command_is_echoed_and_its_output_and_a_new_prompt_follow() {
        assertEquals("echo hi\nhi\n$ ", after("echo hi\n"));
    }

    @Test
    void an_unfinished_command_asks_for_more_with_the_second_prompt() {
        assertEquals("for i in 1 2\n> ", after("for i in 1 2\n"));
        assertEquals("do echo $i\n> ", after("do echo $i\n"));
        assertEquals("done\n1\n2\n$ ", after("done\n"));
    }

    @Test
    void an_unfinished_document_asks_for_more() {
        assertEquals("cat <<E\n> ", after("cat <<E\n"));
        assertEquals("a\n> ", after("a\n"));
        assertEquals("E\na\n$ ", after("E\n"));
    }

    @Test
    void a_syntax_error_does_not_end_the_shell() {
        assertEquals(")\nbash: syntax error near unexpected token `)'\n$ ", after(")\n"));
    }

    @Test
    void control_c_at_the_prompt_drops_the_line() {
        assertEquals("abc^C\n$ ", after("abc\u0003"));
        assertEquals("echo $?\n130\n$ ", after("echo $?\n"));
    }

    @Test
    void control_c_ends_the_program_in_the_foreground_and_the_rest_of_the_line() {
        assertEquals("sleep 100; echo no\n", after("sleep 100; echo no\n"));
        assertEquals("^C\n$ ", after("\u0003"));
        assertEquals("echo $?\n130\n$ ", after("echo $?\n"));
    }

    @Test
    void control_c_ends_an_endless_loop_of_the_shell_itself() {
        after("while :; do :; done\n");
        assertEquals("^C\n$ ", after("\u0003"));
    }

    @Test
    void control_c_reaches_a_shell_in_the_shell_only() {
        after("bash --norc\n");
        after("PS1='inner '\n");
        after("sleep 100\n");
        assertEquals("^C\ninner ", after("\u0003"));
        assertEquals("exit\nexit\n$ ", after("exit\n"));
    }

    @Test
    void control_z_stops_and_fg_goes_on() {
        after("sleep 100\n");
        assertEquals("^Z\n[1]+  Stopped                 sleep 100\n$ ", after("\u001a"));
        assertEquals("jobs\n[1]+  Stopped                 sleep 100\n$ ", after("jobs\n"));
        assertEquals("fg\nsleep 100\n", after("fg\n"));
        assertEquals("^C\n$ ", after("\u0003"));
    }

    @Test
    void a_stopped_job_goes_on_in_the_background_and_its_end_is_told_before_a_prompt() {
        after("sleep 1\n");
        after("\u001a");
        assertEquals("bg\n[1]+ sleep 1 &\n$ ", after("bg\n"));
        world.settle();
        world.output();
        assertEquals("\n[1]+  Done                    sleep 1\n$ ", after("\n"));
    }

    @Test
    void a_job_in_the_background_is_numbered_and_killed_by_its_number() {
        assertTrue(after("sleep 100 &\n").matches("sleep 100 &\n\\[1\\] \\d+\n\\$ "));
        after("kill %1\n");
        assertEquals("echo x\nx\n$ ", after("echo x\n").replace("[1]+  Terminated              sleep 100\n", ""));
        assertEquals("jobs\n$ ", after("jobs\n"));
    }

    @Test
    void a_pipeline_is_one_job() {
        after("sleep 100 | cat\n");
        assertEquals("^Z\n[1]+  Stopped                 sleep 100 | cat\n$ ", after("\u001a"));
    }

    @Test
    void the_first_exit_warns_of_stopped_jobs() {
        after("sleep 100\n");
        after("\u001a");
        assertEquals("exit\nexit\nThere are stopped jobs.\n$ ", after("exit\n"));
        after("exit\n");
        assertTrue(world.world.ended(shell).isPresent());
    }

    @Test
    void control_d_leaves_the_shell() {
        assertEquals("exit\n", after("\u0004"));
        assertTrue(world.world.ended(shell).isPresent());
    }

    @Test
    void a_trap_is_carried_out_at_the_prompt() {
        after("trap 'echo caught' INT\n");
        assertEquals("^Ccaught\n$ ", after("\u0003"));
    }

    @Test
    void term_does_not_end_an_interactive_shell() {
        assertEquals("kill $$\n$ ", after("kill $$\n"));
    }

    @Test
    void read_takes_what_is_typed() {
        after("read x y\n");
        assertEquals("a b c\n$ ", after("a b c\n"));
        assertEquals("echo \"$y-$x\"\nb c-a\n$ ", after("echo \"$y-$x\"\n"));
    }

    @Test
    void an_alias_holds_from_the_next_line_on() {
        after("alias hi='echo hello'\n");
        assertEquals("hi you\nhello you\n$ ", after("hi you\n"));
    }

    @Test
    void history_knows_the_lines() {
        after("echo one\n");
        assertEquals("history 2\n    2  echo one\n    3  history 2\n$ ", after("history 2\n"));
    }

    @Test
    void an_exclamation_mark_brings_back_an_earlier_line_which_is_shown() {
        after("echo one two\n");
        assertEquals("!!\necho one two\none two\n$ ", after("!!\n"));
        assertEquals("echo !$\necho two\ntwo\n$ ", after("echo !$\n"));
        assertEquals("!nosuch\nbash: !nosuch: event not found\n$ ", after("!nosuch\n"));
        assertEquals("echo '!!' hi!\n!! hi!\n$ ", after("echo '!!' hi!\n"));
    }

    @Test
    void a_long_quoted_paste_is_taken_line_by_line_without_reading_it_all_again() {
        after("x='\n");
        world.type("some text in a line\n".repeat(20_000));
        world.output();
        after("'\n");
        assertEquals("echo ${#x}\n400001\n$ ", after("echo ${#x}\n"));
    }

    @Test
    void a_prompt_shows_the_directory_and_runs_commands() {
        after("PS1='[\\w $(echo sub)]\\$ '\n");
        assertEquals("cd /\n[/ sub]# ", after("cd /\n"));
    }

    @Test
    void an_error_in_an_expansion_drops_the_line_only() {
        assertEquals("set -u; echo $nope; echo no\nbash: nope: unbound variable\n$ ",
                after("set -u; echo $nope; echo no\n"));
    }
}

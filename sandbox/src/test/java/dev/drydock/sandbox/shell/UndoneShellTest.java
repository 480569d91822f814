package dev.drydock.sandbox.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.world.TinyWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Undo goes back to any point of what a shell does, because its stack and state are values. */
class UndoneShellTest {
    private final TinyWorld world = ShellWorld.empty();

    @BeforeEach
    void start() {
        world.startOnTerminal("bash", "--norc");
        world.type("PS1='$ '\n");
        world.output();
    }

    private String after(String keys, long micros) {
        world.world.type("tty", Bytes.of(keys));
        world.world.run(world.world.now() + micros, TinyWorld.BUDGET, () -> false);
        return world.output().replace("\r", "");
    }

    @Test
    void a_variable_is_what_it_was() {
        after("x=1\n", 1000);
        world.world.store().mark("line");
        after("x=2; echo file > f\n", 1000);
        world.world.store().undo();
        assertEquals("echo $x; cat f\n1\ncat: f: No such file or directory\n$ ", after("echo $x; cat f\n", 100_000));
    }

    @Test
    void a_loop_goes_on_from_the_middle_as_often_as_it_is_undone() {
        after("for i in 1 2 3; do echo $i; sleep 1; done | cat\n", 1_500_000);
        world.world.store().mark("middle");
        String rest = after("", 5_000_000);
        assertEquals("3\n$ ", rest);
        world.world.store().undo();
        assertEquals(rest, after("", 5_000_000));
    }

    @Test
    void redo_brings_back_what_was_undone() {
        world.world.store().mark("line");
        after("x=2\n", 1000);
        world.world.store().undo();
        world.world.store().redo();
        assertEquals("echo $x\n2\n$ ", after("echo $x\n", 1000));
    }

    @Test
    void an_inner_shell_is_gone_after_undo() {
        world.world.store().mark("line");
        after("bash --norc\n", 10_000);
        after("x=inner; sleep 100\n", 10_000);
        world.world.store().undo();
        assertEquals("echo [$x]\n[]\n$ ", after("echo [$x]\n", 10_000));
    }
}

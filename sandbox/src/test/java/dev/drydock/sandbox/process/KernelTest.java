package dev.drydock.sandbox.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.world.TinyWorld;
import dev.drydock.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelTest {
    private static final Program CAT = sys -> copy(sys);

    private static Step copy(Sys sys) {
        return sys.read(0, 4096, (s, read) -> read.value().isEmpty() ? Step.exit(0) : s.write(1, read.value(), (Code) KernelTest::copy));
    }

    private static final Program YES = KernelTest::yes;

    private static Step yes(Sys sys) {
        return sys.print("y\n", (Code) KernelTest::yes);
    }

    private static final Program SLEEP = sys -> sys.sleep(Long.parseLong(sys.arguments().get(1)) * 1_000_000, s -> Step.exit(0));

    /** {@code pipe A B [ARG]}: runs A and B with a pipe between them and exits with B's status plus 100 times A's signal. */
    private static final Program PIPE = sys -> {
        Sys.PipeEnds ends = sys.pipe();
        List<String> arguments = sys.arguments();
        Process first = sys.fork(Sys.Child.of(s -> {
            s.duplicate(ends.writer(), 1);
            s.close(ends.reader());
            s.close(ends.writer());
            return s.become(arguments.get(1), List.of(arguments.get(1)), s.environment()).value();
        })).value();
        Process second = sys.fork(Sys.Child.of(s -> {
            s.duplicate(ends.reader(), 0);
            s.close(ends.reader());
            s.close(ends.writer());
            return s.become(arguments.get(2), arguments.subList(2, arguments.size()), s.environment()).value();
        })).value();
        sys.close(ends.reader());
        sys.close(ends.writer());
        return sys.waitFor(second.id().pid(), (s, ended) -> s.waitFor(first.id().pid(), (s2, firstEnded) ->
                s2.print("first " + firstEnded.status() + " second " + ended.status() + "\n", 0)));
    };

    private static final Program FIRST = sys -> sys.read(0, 2, (s, read) -> s.write(1, read.value(), end -> Step.exit(0)));

    private static final Map<String, Program> PROGRAMS =
            Map.of("cat", CAT, "yes", YES, "sleep", SLEEP, "pipe", PIPE, "first", FIRST, "trapper", KernelTest::trapper);

    private static Step trapper(Sys sys) {
        sys.onSignal(Signal.INT, Optional.of(new Disposition.Handle((s, signal, interrupted) -> s.print("caught\n", s2 -> interrupted))));
        return sys.sleep(5_000_000, s -> s.print("slept\n", 0));
    }

    private final TinyWorld tiny = new TinyWorld(PROGRAMS);

    @Test
    void what_goes_in_comes_out() {
        assertEquals(0, tiny.run("hello\n", "cat").status());
        assertEquals("hello\n", tiny.output());
    }

    @Test
    void an_endless_writer_dies_of_a_broken_pipe() {
        tiny.run("", "pipe", "yes", "first");
        assertEquals("y\nfirst 141 second 0\n", tiny.output());
    }

    @Test
    void a_pipe_carries_more_than_it_holds() {
        String much = "0123456789abcde\n".repeat(20_000);
        tiny.run(much, "pipe", "cat", "cat");
        assertEquals(much + "first 0 second 0\n", tiny.output());
    }

    @Test
    void sleeping_moves_only_the_virtual_clock() {
        long before = tiny.world.now();
        tiny.run("", "sleep", "600");
        assertTrue(tiny.world.now() - before >= 600_000_000L && tiny.world.now() - before < 601_000_000L);
    }

    @Test
    void control_c_ends_what_runs_in_the_foreground() {
        Process.Id id = tiny.startOnTerminal("sleep", "100");
        tiny.world.run(tiny.world.now() + 1_000_000, 1000, () -> false);
        tiny.type("\u0003");
        assertEquals(Optional.of(Ended.by(Signal.INT)), tiny.world.ended(id));
        assertEquals("^C", tiny.output());
    }

    @Test
    void a_handler_may_go_back_to_what_was_interrupted() {
        Process.Id id = tiny.startOnTerminal("trapper");
        tiny.world.run(tiny.world.now() + 1_000_000, 1000, () -> false);
        tiny.world.type("tty", Bytes.of("\u0003"));
        tiny.finish(id);
        assertEquals("^Ccaught\r\nslept\r\n", tiny.output());
    }

    @Test
    void a_line_is_read_when_it_is_finished_and_can_be_corrected_before() {
        tiny.startOnTerminal("cat");
        tiny.type("helo\u007f\u007fllo");
        assertEquals("helo\b \b\b \bllo", tiny.output());
        tiny.type("\n");
        assertEquals("\r\nhello\r\n", tiny.output());
    }

    @Test
    void end_of_file_is_typed() {
        Process.Id id = tiny.startOnTerminal("cat");
        tiny.type("\u0004");
        assertEquals(0, tiny.world.ended(id).orElseThrow().status());
    }

    @Test
    void a_stopped_process_does_nothing_until_it_is_continued() {
        Process.Id id = tiny.startOnTerminal("sleep", "2");
        tiny.world.run(tiny.world.now() + 1_000_000, 1000, () -> false);
        tiny.type("\u001a");
        assertFalse(tiny.world.ended(id).isPresent());
        tiny.world.signal(id, Signal.CONT);
        tiny.settle();
        assertEquals(0, tiny.world.ended(id).orElseThrow().status());
    }

    @Test
    void a_closed_output_ends_the_writer() {
        Process.Id id = tiny.start("yes");
        tiny.world.run(Long.MAX_VALUE, 100, () -> false);
        tiny.world.close(World.STDOUT);
        assertEquals(141, tiny.finish(id).status());
    }

    @Test
    void an_endless_writer_is_slowed_so_that_virtual_hours_cost_bounded_work() {
        tiny.start("yes");
        World.Stop stop = tiny.world.run(tiny.world.now() + 3_600_000_000L, 200_000, () -> false);
        assertEquals(World.Stop.TIME, stop);
    }

    @Test
    void a_defect_ends_the_program_and_not_the_world() {
        TinyWorld broken = new TinyWorld(Map.of("broken", sys -> {
            throw new IllegalStateException("oops");
        }));
        Process.Id id = broken.start("broken");
        broken.settle();
        assertEquals(70, broken.world.ended(id).orElseThrow().status());
        assertTrue(broken.errors().contains("broken"));
    }

    @Test
    void undo_in_the_middle_of_a_line_brings_back_the_process_that_read_it() {
        Process.Id id = tiny.startOnTerminal("cat");
        tiny.settle();
        var before = tiny.world.store().snapshot();
        tiny.world.store().mark("hello");
        tiny.type("hello\n");
        tiny.type("\u0004");
        assertTrue(tiny.world.ended(id).isPresent());
        tiny.world.store().undo();
        assertEquals(before, tiny.world.store().snapshot());
        tiny.output();
        tiny.type("again\n");
        assertEquals("again\r\nagain\r\n", tiny.output());
    }

    @Test
    void what_was_undone_can_be_done_again() {
        tiny.startOnTerminal("cat");
        tiny.settle();
        tiny.world.store().mark("one");
        tiny.type("one\n");
        var after = tiny.world.store().snapshot();
        tiny.world.store().undo();
        tiny.world.store().redo();
        assertEquals(after, tiny.world.store().snapshot());
    }
}

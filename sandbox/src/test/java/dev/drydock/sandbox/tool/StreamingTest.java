package dev.drydock.sandbox.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.world.TinyWorld;
import dev.drydock.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tools that wait: in pipes, at terminals, for files that grow. */
class StreamingTest {
    /** {@code pipe A ARG... | B ARG...}: runs both with a pipe between them and exits with the second's status. */
    private static final Program PIPE = sys -> {
        List<String> words = sys.arguments().subList(1, sys.arguments().size());
        int bar = words.indexOf("|");
        Sys.PipeEnds ends = sys.pipe();
        Process first = sys.fork(Sys.Child.of(s -> become(s, ends, 1, words.subList(0, bar)))).value();
        Process second = sys.fork(Sys.Child.of(s -> become(s, ends, 0, words.subList(bar + 1, words.size())))).value();
        sys.close(ends.reader());
        sys.close(ends.writer());
        return sys.waitFor(second.id().pid(), (s, ended) -> s.waitFor(first.id().pid(), (t, firstEnded) -> Step.exit(ended.status())));
    };

    private static Step become(Sys sys, Sys.PipeEnds ends, int descriptor, List<String> words) {
        sys.duplicate(descriptor == 1 ? ends.writer() : ends.reader(), descriptor);
        sys.close(ends.reader());
        sys.close(ends.writer());
        return sys.become(words.get(0), words, sys.environment()).value();
    }

    private static TinyWorld world(String... files) {
        Map<String, Program> programs = new TreeMap<>(Map.of("pipe", PIPE));
        for (String name : List.of("cat", "head", "tail", "yes", "seq", "grep", "sed", "sort", "tr", "rm", "cp", "tee", "wc", "ls", "sleep")) {
            programs.put(name, Tools.find(name).orElseThrow());
        }
        Directory root = Directory.EMPTY;
        for (int i = 0; i < files.length; i += 2) {
            root = root.with(RegularFile.of(files[i + 1]), "/work/" + files[i]);
        }
        return new TinyWorld(programs, root);
    }

    private static final World.Login LOGIN = new World.Login(
            TinyWorld.MACHINE, dev.drydock.sandbox.process.Credentials.ROOT, "/work", new TreeMap<>(Map.of("PATH", "/bin", "HOME", "/root")));

    private static String run(TinyWorld tiny, String... words) {
        Process.Id id = tiny.world.start(LOGIN, "/bin/" + words[0], List.of(words));
        tiny.world.close(World.STDIN);
        int status = tiny.finish(id).status();
        return tiny.errors() + tiny.output() + (status == 0 ? "" : "[" + status + "]");
    }

    @Test
    void an_endless_writer_ends_when_head_has_enough() {
        assertEquals("y\ny\n", run(world(), "pipe", "yes", "|", "head", "-n", "2"));
    }

    @Test
    void a_long_row_of_numbers_goes_through_a_pipe() {
        assertEquals("100000\n", run(world(), "pipe", "seq", "100000", "|", "tail", "-n", "1"));
    }

    @Test
    void an_editor_quits_in_the_middle_of_an_endless_input() {
        assertEquals("n\nn\n[3]", run(world(), "pipe", "yes", "|", "sed", "s/y/n/;2q3"));
    }

    @Test
    void grep_stops_at_the_first_match() {
        assertEquals("77\n", run(world(), "pipe", "seq", "1000000", "|", "grep", "-m1", "77"));
    }

    @Test
    void a_line_is_passed_on_as_soon_as_it_is_there() {
        TinyWorld tiny = world();
        tiny.world.start(LOGIN, "/bin/sed", List.of("sed", "s/a/b/"));
        tiny.world.feed(World.STDIN, Bytes.of("a1\na"));
        tiny.settle();
        assertEquals("b1\n", tiny.output());
    }

    @Test
    void tail_follows_a_file_that_grows() {
        TinyWorld tiny = world("log", "one\n");
        tiny.world.start(LOGIN, "/bin/tail", List.of("tail", "-f", "log"));
        tiny.settle();
        assertEquals("one\n", tiny.output());
        tiny.world.act("test", kernel -> kernel.files(TinyWorld.MACHINE).append("/work/log", Bytes.of("two\n")));
        tiny.settle();
        assertEquals("two\n", tiny.output());
    }

    @Test
    void following_a_quiet_file_costs_no_event() {
        TinyWorld tiny = world("log", "one\n");
        tiny.world.start(LOGIN, "/bin/tail", List.of("tail", "-f", "log"));
        assertEquals(World.Stop.IDLE, tiny.settle());
    }

    @Test
    void rm_asks_and_obeys() {
        TinyWorld tiny = world("a", "1", "b", "2");
        Process.Id id = tiny.world.start(LOGIN, "/bin/rm", List.of("rm", "-i", "a", "b"));
        tiny.world.feed(World.STDIN, Bytes.of("y\nn\n"));
        tiny.world.close(World.STDIN);
        tiny.finish(id);
        assertEquals("rm: remove regular file 'a'? rm: remove regular file 'b'? ", tiny.errors());
        assertEquals("b\n", run(tiny, "ls"));
    }

    @Test
    void ls_fills_the_width_of_a_terminal() {
        TinyWorld tiny = world("a", "", "b", "", "c d", "");
        Process.Id id = tiny.startOnTerminal("ls", "/work");
        tiny.finish(id);
        assertEquals(" a   b\t'c d'\r\n", tiny.output());
    }

    @Test
    void control_c_ends_a_reader() {
        TinyWorld tiny = world();
        Process.Id id = tiny.startOnTerminal("cat");
        tiny.type("hello\n");
        tiny.type("\u0003");
        assertEquals(130, tiny.finish(id).status());
        assertEquals("hello\r\nhello\r\n^C", tiny.output());
    }

    @Test
    void bytes_that_are_no_text_go_through_unharmed() {
        TinyWorld tiny = world("other", "");
        Bytes all = Bytes.wrap(every());
        Process.Id id = tiny.world.start(LOGIN, "/bin/tee", List.of("tee", "copy"));
        tiny.world.feed(World.STDIN, all);
        tiny.world.close(World.STDIN);
        tiny.finish(id);
        assertTrue(tiny.world.<Boolean>ask("test", kernel -> kernel.files(TinyWorld.MACHINE).read("/work/copy").value().equals(all)));
        tiny.output();
        assertEquals("", run(tiny, "sed", "-n", "w edited", "copy"));
        Bytes edited = tiny.world.ask("test", kernel -> kernel.files(TinyWorld.MACHINE).read("/work/edited").value());
        assertEquals(all, edited);
    }

    private static byte[] every() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void a_copied_folder_has_all_that_is_in_it() {
        TinyWorld tiny = world("d/a", "1", "d/e/b", "2");
        assertEquals("", run(tiny, "cp", "-r", "d", "f"));
        assertEquals("f:\na\ne\n\nf/e:\nb\n", run(tiny, "ls", "-R", "f"));
    }
}

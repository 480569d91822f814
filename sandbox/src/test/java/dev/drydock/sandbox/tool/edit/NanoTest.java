package dev.drydock.sandbox.tool.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.tool.screen.Glass;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NanoTest {
    private final Glass glass = new Glass(80, 24);
    private final TinyWorld tiny = new TinyWorld(Map.of("nano", Tools.find("nano").orElseThrow()),
            Directory.EMPTY.with(RegularFile.of("one\ntwo\nthree\n"), "/text"));

    private Process.Id start(String file) {
        Process.Id id = tiny.startOnTerminal("nano", file);
        tiny.settle();
        glass.write(tiny.output());
        return id;
    }

    private Glass type(String keys) {
        tiny.type(keys);
        return glass.write(tiny.output());
    }

    private String file(String path) {
        return tiny.world.ask("test", kernel -> kernel.files(TinyWorld.MACHINE).read(path).value().text());
    }

    @Test
    void the_screen_has_a_title_the_text_and_help() {
        start("/text");
        assertTrue(glass.line(1).startsWith("  GNU nano 7.2"));
        assertTrue(glass.line(1).contains("/text"));
        assertEquals("one", glass.line(2));
        assertEquals("[ Read 3 lines ]", glass.line(22).strip());
        assertTrue(glass.line(23).startsWith("^G Help"), glass.line(23));
        assertTrue(glass.line(24).startsWith("^X Exit"), glass.line(24));
    }

    @Test
    void a_text_is_typed_and_written() {
        Process.Id id = start("/new");
        assertEquals("[ New File ]", glass.line(22).strip());
        assertTrue(type("hello\rworld").line(1).endsWith("Modified"), glass.line(1));
        assertEquals("File Name to Write: /new", type("\u000f").line(22));
        assertEquals("[ Wrote 2 lines ]", type("\r").line(22).strip());
        tiny.type("\u0018");
        assertEquals(0, tiny.finish(id).status());
        assertEquals("hello\nworld\n", file("/new"));
    }

    @Test
    void leaving_asks_about_a_changed_text() {
        Process.Id id = start("/text");
        assertEquals("Save modified buffer?", type("x\u0018").line(22));
        assertEquals("File Name to Write: /text", type("y").line(22));
        tiny.type("\r");
        assertEquals(0, tiny.finish(id).status());
        assertEquals("xone\ntwo\nthree\n", file("/text"));
    }

    @Test
    void n_leaves_without_writing() {
        Process.Id id = start("/text");
        tiny.type("x\u0018n");
        assertEquals(0, tiny.finish(id).status());
        assertEquals("one\ntwo\nthree\n", file("/text"));
    }

    @Test
    void lines_are_cut_and_pasted() {
        start("/text");
        type("\u000b\u000b\u001b[B\u0015");
        assertEquals("three", glass.line(2));
        assertEquals("one", glass.line(3));
        assertEquals("two", glass.line(4));
    }

    @Test
    void a_word_is_searched_for() {
        start("/text");
        assertEquals("4,2", type("\u0017hre\r").cursor());
        assertEquals("[ \"zzz\" not found ]", type("\u0017zzz\r").line(22).strip());
    }

    @Test
    void a_change_is_taken_back() {
        start("/text");
        assertEquals("one", type("xy\u001bu\u001bu").line(2));
    }
}

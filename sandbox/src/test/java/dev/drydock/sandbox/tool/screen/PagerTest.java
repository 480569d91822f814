package dev.drydock.sandbox.tool.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagerTest {
    private final String numbers = IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    private final TinyWorld tiny = new TinyWorld(
            Map.of("less", Tools.find("less").orElseThrow(), "more", Tools.find("more").orElseThrow()),
            Directory.EMPTY.with(RegularFile.of(numbers), "/long").with(RegularFile.of("a\nb\n"), "/short"));
    private final Glass glass = new Glass(80, 24);

    private Glass type(String keys) {
        tiny.type(keys);
        return glass.write(tiny.output());
    }

    private Process.Id start(String... words) {
        Process.Id id = tiny.startOnTerminal(words[0], java.util.Arrays.copyOfRange(words, 1, words.length));
        tiny.settle();
        glass.write(tiny.output());
        return id;
    }

    @Test
    void a_page_is_shown_and_the_next_and_the_end() {
        start("less", "/long");
        assertEquals("line 1", glass.line(1));
        assertEquals("line 23", glass.line(23));
        assertEquals("/long", glass.lastLine());
        assertEquals("line 24", type(" ").line(1));
        assertEquals(":", glass.lastLine());
        assertEquals("(END)", type("G").lastLine());
        assertEquals("line 100", glass.line(23));
        assertEquals("line 99", type("k").line(23));
        assertEquals("line 1", type("g").line(1));
    }

    @Test
    void a_pattern_is_found_forwards_and_backwards() {
        start("less", "/long");
        assertEquals("line 50", type("/50\r").line(1));
        assertEquals("line 45", type("?5$\r").line(1));
        assertEquals("Pattern not found  (press RETURN)", type("/nosuch\r").lastLine());
    }

    @Test
    void a_short_file_ends_on_its_first_page() {
        start("less", "/short");
        assertEquals("~", glass.line(3));
        assertEquals("/short (END)", glass.lastLine());
    }

    @Test
    void q_ends_it_and_gives_the_lines_back() {
        Process.Id id = start("less", "/short");
        tiny.type("q");
        assertEquals(0, tiny.finish(id).status());
    }

    @Test
    void line_numbers_can_be_switched_on() {
        start("less", "/long");
        assertEquals("      1 line 1", type("-N").line(1));
    }

    @Test
    void more_asks_after_each_page() {
        Process.Id id = start("more", "/long");
        assertEquals("--More--(22%)", glass.lastLine());
        type(" ");
        assertEquals("line 46", glass.line(23));
        tiny.type("q");
        assertEquals(0, tiny.finish(id).status());
    }
}

package dev.drydock.sandbox.tool.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.world.TinyWorld;
import dev.drydock.sandbox.world.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JqTest {
    private final TinyWorld tiny = new TinyWorld(Map.<String, Program>of("jq", Tools.find("jq").orElseThrow()));

    @Test
    void a_value_comes_out_as_soon_as_it_is_complete() {
        tiny.start("jq", "-c", ".a");
        tiny.world.feed(World.STDIN, Bytes.of("{\"a\":1}\n{\"a\""));
        tiny.world.run(tiny.world.now() + 1_000_000, 10_000, () -> false);
        assertEquals("1\n", tiny.output());
        tiny.world.feed(World.STDIN, Bytes.of(":2}"));
        tiny.world.run(tiny.world.now() + 1_000_000, 10_000, () -> false);
        assertTrue(tiny.output().endsWith("2\n"));
    }

    @Test
    void a_filter_without_end_is_stopped() {
        assertEquals(5, tiny.run("", "jq", "-n", "def f: f; f").status());
        assertEquals(5, tiny.run("", "jq", "-n", "last(range(1e12))").status());
    }

    @Test
    void what_is_no_json_is_refused_with_its_place() {
        assertEquals(2, tiny.run("hello\n", "jq", ".").status());
        assertEquals("jq: parse error: Invalid numeric literal at line 2, column 0\n", tiny.errors());
    }
}

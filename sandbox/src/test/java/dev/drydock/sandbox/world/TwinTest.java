package dev.drydock.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwinTest {
    private static final Program CAT = sys -> copy(sys);

    private static Step copy(Sys sys) {
        return sys.read(0, 4096, (s, read) -> read.value().isEmpty() ? Step.exit(0) : s.write(1, read.value(), (Code) TwinTest::copy));
    }

    private final TinyWorld tiny = new TinyWorld(Map.of("cat", CAT));
    private final StringBuilder twinOutput = new StringBuilder();

    private World twin() {
        return tiny.world.twin((stream, bytes) -> twinOutput.append(bytes.text()));
    }

    private static void finish(World world, Process.Id process) {
        world.feed(World.STDIN, Bytes.of("two\n"));
        world.close(World.STDIN);
        world.run(Long.MAX_VALUE, TinyWorld.BUDGET, () -> world.ended(process).isPresent());
        assertEquals(List.of(), world.defects());
        assertTrue(world.ended(process).isPresent());
    }

    @Test
    void a_twin_is_equal_and_a_process_goes_on_in_it() {
        Process.Id cat = tiny.start("cat");
        tiny.world.feed(World.STDIN, Bytes.of("one\n"));
        tiny.settle();
        World twin = twin();
        assertEquals(tiny.world.store().snapshot(), twin.store().snapshot());
        finish(twin, cat);
        assertEquals("two\n", twinOutput.toString());
    }

    @Test
    void what_happens_in_a_twin_leaves_no_trace() {
        Process.Id cat = tiny.start("cat");
        tiny.settle();
        var before = tiny.world.store().snapshot();
        finish(twin(), cat);
        assertEquals(before, tiny.world.store().snapshot());
        assertEquals("", tiny.output());
        finish(tiny.world, cat);
        assertEquals("two\n", tiny.output());
    }
}

package dev.drydock.sandbox.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Family<String> LAMPS = Family.lasting("lamp");

    /** Reads lines; for each, a child lights a lamp later and its own child another. */
    private static final Program LAMPLIGHTER = sys -> light(sys);

    private static Step light(Sys sys) {
        return sys.read(0, 100, (s, line) -> {
            String name = line.value().text().strip();
            s.fork(Sys.Child.of(child -> child.sleep(1_000_000, c -> {
                c.kernel().transaction().put(LAMPS.key(name), "on");
                c.fork(Sys.Child.of(grandchild -> grandchild.sleep(1_000_000, g -> {
                    g.kernel().transaction().put(LAMPS.key(name + "'s shadow"), "on");
                    return Step.exit(0);
                })));
                return c.sleep(2_000_000, end -> Step.exit(0));
            })));
            return light(s);
        });
    }

    private final TinyWorld tiny = new TinyWorld(Map.of("lamplighter", LAMPLIGHTER));

    @Test
    void what_follows_from_a_line_hangs_below_it() {
        tiny.startOnTerminal("lamplighter");
        tiny.settle();
        tiny.world.enter("tty", "red");
        tiny.settle();
        tiny.world.enter("tty", "blue");
        tiny.settle();
        Trace.Deed deed = Trace.of(tiny.world.store()).lastInput().orElseThrow();
        Trace.Deed lit = deed.consequences().get(0);
        assertEquals(List.of("blue", "blue's shadow"), List.of(
                lit.entry().changes().get(0).key().name(), lit.consequences().get(0).entry().changes().get(0).key().name()));
    }

    @Test
    void the_way_to_a_thing_begins_with_the_line_that_led_there() {
        tiny.startOnTerminal("lamplighter");
        tiny.settle();
        tiny.world.enter("tty", "red");
        tiny.settle();
        List<String> families = Trace.of(tiny.world.store()).wayTo(change -> change.key().name().equals("red's shadow")).stream()
                .map(entry -> entry.changes().get(0).key().family().name()).toList();
        assertEquals(List.of("input", "lamp", "lamp"), families);
    }
}

package dev.drydock.sandbox.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.world.TinyWorld;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any input, undone to the start, gives the world of the start; the same input gives the same bytes. */
class UndoProperties {
    private static final Map<String, Program> PROGRAMS = Map.of("echoer", UndoProperties::echoer);

    /** Repeats each line, in a child of its own, after a rest; writes it to a file too. */
    private static Step echoer(Sys sys) {
        return sys.readLine("> ", false, (s, line) -> {
            if (line.value().isEmpty()) {
                return Step.exit(0);
            }
            Process child = s.fork(Sys.Child.of(c -> c.sleep(500_000, c2 -> {
                c2.files().append("/tmp/log", line.value());
                return c2.write(1, line.value(), end -> Step.exit(0));
            }))).value();
            return s.waitFor(child.id().pid(), (s2, ended) -> echoer(s2));
        });
    }

    @Provide
    Arbitrary<List<String>> inputs() {
        return Arbitraries.of("a\n", "bc", "\u007f", "\u0003", "\u001a", "long line of words\n", "\u0004", "\n", "容器\n", "\u0015")
                .list().ofMaxSize(12);
    }

    @Property(tries = 60)
    void undone_to_the_start_it_is_the_world_of_the_start(@ForAll("inputs") List<String> inputs) {
        TinyWorld tiny = new TinyWorld(PROGRAMS);
        tiny.startOnTerminal("echoer");
        tiny.settle();
        var start = tiny.world.store().snapshot();
        for (String input : inputs) {
            tiny.world.store().mark(input);
            tiny.type(input);
        }
        for (String input : inputs) {
            tiny.world.run(tiny.world.now() + 100_000, 100, () -> false);
            tiny.world.store().undo();
        }
        assertEquals(start, tiny.world.store().snapshot());
    }

    @Property(tries = 30)
    void the_same_input_gives_the_same_bytes(@ForAll("inputs") List<String> inputs) {
        assertEquals(play(inputs), play(inputs));
    }

    private static String play(List<String> inputs) {
        TinyWorld tiny = new TinyWorld(PROGRAMS);
        tiny.startOnTerminal("echoer");
        inputs.forEach(tiny::type);
        return tiny.output() + tiny.world.now();
    }
}

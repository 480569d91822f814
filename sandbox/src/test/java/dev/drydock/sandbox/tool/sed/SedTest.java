package dev.drydock.sandbox.tool.sed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.tool.sed.SedState.Line;
import dev.drydock.sandbox.tool.sed.SedState.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SedTest {
    private static final List<Line> INPUT = List.of(new Line("a/b", true), new Line("abab xx", true), new Line("c", false));

    record Example(String options, String script, int exitCode, String output) {}

    static Stream<Example> examples() throws IOException {
        try (InputStream golden = SedTest.class.getResourceAsStream("golden.txt")) {
            String text = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            List<Example> examples = new ArrayList<>();
            for (String block : text.substring(text.indexOf("==== sed ") + 9).split("\\|\n==== sed ")) {
                int options = block.indexOf('\n');
                int script = block.indexOf("\n---- ", options);
                int code = block.indexOf('\n', script + 1);
                examples.add(new Example(block.substring(0, options), block.substring(options + 1, script),
                        Integer.parseInt(block.substring(script + 6, code)), block.substring(code + 1).replaceFirst("\\|\n$", "")));
            }
            return examples.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void it_prints_what_gnu_sed_prints(Example example) {
        SedScript.Options options = new SedScript.Options(example.options.contains("-n"), example.options.contains("-E"), false, 70);
        StringBuilder output = new StringBuilder();
        int exitCode = run(example.script, options, output);
        assertEquals(example.output + "|" + example.exitCode, output + "|" + exitCode);
    }

    private static int run(String script, SedScript.Options options, StringBuilder output) {
        try {
            SedState state = SedState.start(SedScript.parse(script, options));
            for (int i = 0; i < INPUT.size() && state.phase() != Phase.DONE; i++) {
                SedState.Turn turn = state.feed(INPUT.get(i), i == INPUT.size() - 1);
                turn.effects().forEach(effect -> output.append(
                        effect instanceof Effect.Print print ? print.text() : "sed: " + ((Effect.Complain) effect).text() + "\n"));
                state = turn.state();
            }
            return state.exitCode();
        } catch (BadScript bad) {
            output.append("sed: ").append(bad.getMessage()).append('\n');
            return bad.exitCode();
        }
    }

    @Test
    void an_endless_loop_gives_way() throws BadScript {
        SedState state = SedState.start(SedScript.parse(":a;ba", SedScript.Options.NONE));
        assertEquals(Phase.BUSY, state.feed(new Line("x", true), false).state().phase());
    }

    @Test
    void feeding_a_state_twice_gives_the_same_twice() throws BadScript {
        SedState state = SedState.start(SedScript.parse("H;x;1,2s/\\n/,/", SedScript.Options.NONE)).feed(new Line("a", true), false).state();
        assertEquals(state.feed(new Line("b", true), true), state.feed(new Line("b", true), true));
    }

    @Test
    void it_looks_ahead_only_if_the_script_asks_about_the_last_line() throws BadScript {
        assertEquals(false, SedScript.parse("s/a/b/;2q", SedScript.Options.NONE).looksAhead());
        assertEquals(true, SedScript.parse("$d", SedScript.Options.NONE).looksAhead());
    }

    @Test
    void files_are_written_as_effects() throws BadScript {
        SedScript script = SedScript.parse("s/a/b/w out\nr in", SedScript.Options.NONE);
        assertEquals(List.of("out"), script.filesWritten());
        assertEquals(List.of(new Effect.Write("out", "b\n"), new Effect.Print("b\n"), new Effect.CopyFile("in")),
                SedState.start(script).feed(new Line("a", true), true).effects());
    }
}

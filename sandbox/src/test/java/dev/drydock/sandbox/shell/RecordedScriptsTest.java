package dev.drydock.sandbox.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts with what the real shells printed, recorded; a recording ends with {@code ---- exit N}. */
class RecordedScriptsTest {
    @TestFactory
    Stream<DynamicTest> bash_prints_what_the_real_bash_printed() throws IOException {
        return tests("bash", "bash-scripts.txt");
    }

    @TestFactory
    Stream<DynamicTest> ash_prints_what_the_real_ash_printed() throws IOException {
        return tests("sh", "ash-scripts.txt");
    }

    @TestFactory
    Stream<DynamicTest> dash_prints_what_the_real_dash_printed() throws IOException {
        return tests("dash", "dash-scripts.txt");
    }

    private static Stream<DynamicTest> tests(String shell, String resource) throws IOException {
        return recordings(resource).stream()
                .map(r -> DynamicTest.dynamicTest(r.name(), () -> assertEquals(r.expected(), played(shell, r))));
    }

    private record Recording(String name, String script, String expected) { }

    private static String played(String shell, Recording recording) {
        ShellWorld.Ran ran = ShellWorld.script(shell, recording.script());
        return "---- out\n" + ran.output() + "\n---- err\n" + ran.errors() + "\n---- exit " + ran.status() + "\n";
    }

    private static List<Recording> recordings(String resource) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (InputStream in = RecordedScriptsTest.class.getResourceAsStream(resource)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String one : all.substring(5).split("(?<=\n)#### ")) {
                int body = one.indexOf('\n') + 1;
                int expected = one.indexOf("---- out\n");
                recordings.add(new Recording(one.substring(0, body - 1), one.substring(body, expected),
                        one.substring(expected)));
            }
        }
        return recordings;
    }
}

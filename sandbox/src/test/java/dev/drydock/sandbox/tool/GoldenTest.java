package dev.drydock.sandbox.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.world.TinyWorld;
import dev.drydock.sandbox.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tools against recordings of the originals: {@code golden/*.t}, written by GNU's and busybox's own programs. A line with two spaces
 * and a dollar is a command, {@code < FILE} its input; the lines below are its output and errors, {@code [N]} its exit status. The files it
 * finds are those of {@code golden/files.txt}.
 */
class GoldenTest {
    record Example(String file, String command, String expected) {
        @Override
        public String toString() {
            return command;
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String file : resource("golden/list.txt").split("\n")) {
            String[] lines = resource("golden/" + file).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (lines[i].startsWith("  $ ")) {
                    StringBuilder expected = new StringBuilder();
                    int j = i + 1;
                    while (j < lines.length && !lines[j].startsWith("  $ ") && lines[j].startsWith("  ")) {
                        expected.append(lines[j++].substring(2)).append('\n');
                    }
                    examples.add(new Example(file, lines[i].substring(4), expected.toString()));
                    i = j - 1;
                }
            }
        }
        return examples.stream();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void it_prints_what_the_original_prints(Example example) throws IOException {
        assertEquals(example.expected(), run(example.command()));
    }

    /** Runs a command, or some with semicolons between, in a fresh world; errors, output and a last status that is not 0, as recorded. */
    static String run(String commands) throws IOException {
        List<List<String>> calls = new ArrayList<>();
        Map<String, Program> programs = new TreeMap<>();
        for (String command : commands.split(" ; ")) {
            List<String> words = words(command);
            calls.add(words);
            for (String word : words) {
                Tools.find(word).filter(program -> !word.contains("/")).ifPresent(program -> programs.put(word, program));
            }
        }
        Directory work = Directory.EMPTY.with(RegularFile.of("root:x:0:\nnogroup:x:65534:\n"), "/etc/group");
        for (Map.Entry<String, String> file : files().entrySet()) {
            work = work.with(new RegularFile(Attributes.of(0644), RegularFile.of(file.getValue()).content(), 0), "/work/" + file.getKey());
        }
        TinyWorld tiny = new TinyWorld(programs, work);
        StringBuilder errors = new StringBuilder();
        StringBuilder output = new StringBuilder();
        int status = 0;
        for (List<String> call : calls) {
            status = run(tiny, call);
            errors.append(tiny.errors());
            output.append(tiny.output());
        }
        String all = errors.append(output).toString();
        return (all.isEmpty() || all.endsWith("\n") ? all : all + "(no-eol)\n") + (status == 0 ? "" : "[" + status + "]\n");
    }

    private static int run(TinyWorld tiny, List<String> call) throws IOException {
        int redirect = call.indexOf("<");
        String input = redirect < 0 ? "" : files().get(call.get(redirect + 1));
        List<String> words = redirect < 0 ? call : call.subList(0, redirect);
        World.Login login = new World.Login(TinyWorld.MACHINE, Credentials.ROOT, "/work", new TreeMap<>(Map.of("PATH", "/bin", "HOME", "/root")));
        var id = tiny.world.start(login, "/bin/" + words.get(0), words);
        tiny.world.feed(World.STDIN, Bytes.of(input));
        tiny.world.close(World.STDIN);
        return tiny.finish(id).status();
    }

    static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String block : resource("golden/files.txt").split("(?m)^==== ")) {
            if (!block.isEmpty()) {
                int end = block.indexOf('\n');
                String content = block.substring(end + 1);
                String name = block.substring(0, end);
                boolean open = name.endsWith(" (no-eol)");
                files.put(name.replace(" (no-eol)", ""), open ? content.substring(0, content.length() - 1) : content);
            }
        }
        return files;
    }

    /** Words as a shell splits them: single quotes and blanks, and {@code $'\t'} for control characters. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Optional<StringBuilder> word = Optional.empty();
        boolean quoted = false;
        for (char c : command.toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
                word = Optional.of(word.orElseGet(StringBuilder::new));
            } else if (c == ' ' && !quoted) {
                word.ifPresent(w -> words.add(w.toString()));
                word = Optional.empty();
            } else {
                word = Optional.of(word.orElseGet(StringBuilder::new).append(c));
            }
        }
        word.ifPresent(w -> words.add(w.toString()));
        return words;
    }
}

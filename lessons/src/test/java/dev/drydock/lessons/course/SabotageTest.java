package dev.drydock.lessons.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.proof.Failure;
import dev.drydock.lessons.proof.ProofReport;
import dev.drydock.lessons.proof.Prover;
import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.stage.SandboxTheatre;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The template of a lesson, broken in one way each time: what is wrong is told, with the line in which it is to be mended. */
class SabotageTest {
    private static final String ZH = "zh/t.yaml";
    private static final String EN = "en/t.yaml";
    private static final String LESSON = "t.yaml";

    private static String template(String resource) {
        try (InputStream in = SabotageTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@ID@", "t");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(LESSON, template("/dev/drydock/template/lesson.yaml").getBytes(StandardCharsets.UTF_8));
        // The content modules are not seen from here: the text stands for both languages.
        files.put(EN, TEXT.getBytes(StandardCharsets.UTF_8));
        files.put(ZH, TEXT.replace("language: en", "language: zh").getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static final String TEXT = """
            lesson: t
            language: en
            title: T
            steps:
              why: {title: T, tell: T}
              run-web:
                title: T
                task: T
                hints: {nudge: N, more: M}
                mistakes:
                  forgot-publish: No port.
              which-port:
                title: T
                question: Q
                options:
                  eighty: {text: a, feedback: fa}
                  eighty-eighty: {text: b, feedback: fb}
                  none: {text: c, feedback: fc}
            """;

    /** {@code file:line code} of what is wrong first, be it found by reading or by proving. */
    private static String first(Map<String, byte[]> files) {
        Map<String, byte[]> texts = new LinkedHashMap<>(files);
        byte[] lesson = texts.remove(LESSON);
        ProofReport report = Prover.prove(LESSON, lesson, texts, new SandboxTheatre());
        for (Problem problem : report.problems()) {
            assertTrue(problem.say(Sentences.of("en")).startsWith(problem.place() + ": "));
            return problem.place().file() + ":" + problem.place().line() + " " + problem.message().code();
        }
        for (Failure failure : report.failures()) return failure.place().file() + ":" + failure.place().line() + " " + failure.reason().message().code();
        return "nothing";
    }

    @Test
    void the_template_is_sound() {
        assertEquals("nothing", first(files()));
    }

    static Stream<Arguments> sabotage() {
        return Stream.of(
                Arguments.of("an unknown key", LESSON, "    also:  ", "    alse:  ", ":17 form.unknown-key.near"),
                Arguments.of("an unknown check", LESSON, "- http:", "- htttp:", ":13 form.unknown-key.near"),
                Arguments.of("a key that is there twice", LESSON, "    answer: eighty-eighty", "    answer: none\n    answer: eighty-eighty", ":27 yaml.duplicate-key"),
                Arguments.of("an alias of nothing", LESSON, "kind: single", "kind: *single", ":24 yaml.alias"),
                Arguments.of("a tag that makes an object", LESSON, "kind: single", "kind: !!java.net.URL single", ":24 yaml.tag"),
                Arguments.of("a tabulator", LESSON, "    check:  ", "\tcheck:  ", ":11 yaml.tab"),
                Arguments.of("an open quote", LESSON, "get: \"http://localhost:8080\"", "get: \"http://localhost:8080", ":13 yaml.open-quote"),
                Arguments.of("an answer that is no option", LESSON, "answer: eighty-eighty", "answer: eighty-eigthy", ":26 form.unknown-word.near"),
                Arguments.of("a step that is there twice", LESSON, "tell: why", "tell: run-web", ":10 lint.step.twice"),
                Arguments.of("a task without a check", LESSON, "    solution:  ", "    solutions:  ", ":10 form.missing"),
                Arguments.of("a language that lacks a hint", ZH, ", more: M", "", ":9 form.missing"),
                Arguments.of("a distractor without feedback", EN, "none: {text: c, feedback: fc}", "none: {text: c}", ":18 form.missing"),
                Arguments.of("a distractor without text", EN, "      none: {text: c, feedback: fc}\n", "", ":13 lint.text.no-option"),
                Arguments.of("a mistake that nobody tells", ZH, "forgot-publish: No port.", "{}", ":7 lint.text.no-mistake"),
                Arguments.of("a sentence for no step", EN, "  why: {", "  whi: {title: T, tell: T}\n  why: {", ":5 lint.text.surplus-step.near"),
                Arguments.of("a step that has no text", ZH, "  why: {title: T, tell: T}\n", "", ":1 lint.text.no-step"),
                Arguments.of("a character that steers the terminal", EN, "question: Q", "question: Q\u001b[31m", ":14 source.control-character"),
                Arguments.of("a mark that turns the writing", EN, "question: Q", "question: Q\u202e", ":14 source.control-character"),
                Arguments.of("a check that holds from the start", LESSON, "- container: {name: web, state: running, image: nginx, publishes: {8080: 80}}", "- image: nginx", ":12 proof.start.holds"),
                Arguments.of("a solution that does not solve", LESSON, "- docker run -d --name web -p 8080:80 nginx", "- docker run -d --name web -p 8080:81 nginx", ":10 proof.solution.fails"),
                Arguments.of("an alternative that does not solve", LESSON, ", docker start web]", "]", ":10 proof.alternative.fails"),
                Arguments.of("a mistake that is none", LESSON, "try: [docker run -d --name web nginx]", "try: [docker run -d --name web -p 8080:80 nginx]", ":20 proof.mistake.passes"),
                Arguments.of("a mistake that is not recognised", LESSON, "try: [docker run -d --name web nginx]", "try: [docker ps]", ":20 proof.mistake.never"),
                Arguments.of("a command that is idle", LESSON, "- look: docker ps", "- docker ps", ":10 proof.idle.command"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sabotage(String what, String file, String from, String to, String told) {
        Map<String, byte[]> files = files();
        String whole = new String(files.get(file), StandardCharsets.UTF_8);
        assertTrue(whole.contains(from), whole);
        files.put(file, whole.replace(from, to).getBytes(StandardCharsets.UTF_8));
        assertEquals(file + told, first(files), what);
    }

    @Test
    void a_text_in_another_encoding_is_told_with_its_line() {
        Map<String, byte[]> files = files();
        files.put(ZH, TEXT.replace("language: en", "language: zh").replace("question: Q", "question: 哪个端口").getBytes(Charset.forName("GBK")));
        assertEquals("zh/t.yaml:14 source.not-utf-8", first(files));
        files.put(ZH, TEXT.getBytes(StandardCharsets.UTF_16));
        assertEquals("zh/t.yaml:1 source.utf-16", first(files));
    }

    @Test
    void a_bomb_of_aliases_is_told() {
        StringBuilder yaml = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'j'; c++) yaml.append(c).append(": &").append(c).append(" [*").append((char) (c - 1)).append(",*").append((char) (c - 1)).append(",*").append((char) (c - 1)).append("]\n");
        Problems problems = new Problems();
        assertTrue(Pack.read(LESSON, yaml.toString().getBytes(StandardCharsets.UTF_8), Map.of(), problems).isEmpty());
        assertTrue(problems.hasErrors());
    }

    @Test
    void a_lesson_that_is_too_deep_or_too_large_is_told() {
        for (String yaml : List.of("[".repeat(100) + "]".repeat(100), "a: " + "x".repeat(2 << 20))) {
            Problems problems = new Problems();
            assertTrue(Pack.read(LESSON, yaml.getBytes(StandardCharsets.UTF_8), Map.of(), problems).isEmpty());
            assertTrue(List.of("source.too-deep", "source.too-large").contains(problems.inOrder().get(0).message().code()));
        }
    }
}

package dev.drydock.lessons.misconception;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MisconceptionsTest {
    private final Problems problems = new Problems();

    private Misconceptions read(String list, String en) {
        return Misconceptions.read(list.getBytes(StandardCharsets.UTF_8), Map.of("en", en.getBytes(StandardCharsets.UTF_8)), problems);
    }

    private List<String> codes() {
        return problems.inOrder().stream().map(problem -> problem.message().code()).toList();
    }

    @Test
    void a_line_and_its_output_show_a_misconception() {
        Misconceptions read = read("a: {}\nb: {line: '^docker rm', says: 'is running$'}\n", "language: en\nentries: {a: A., b: B.}\n");
        assertEquals(Optional.of("b"), read.shownBy("docker rm web", "it\nis running\n"));
        assertEquals(Optional.empty(), read.shownBy("docker rm web", "gone\n"));
        assertEquals(Optional.of("B."), read.sentence("b", "en"));
        assertEquals(List.of(), codes());
    }

    @Test
    void a_name_without_a_sentence_and_a_sentence_without_a_name_are_refused() {
        read("a: {}\n", "language: en\nentries: {b: B.}\n");
        assertEquals(List.of("lint.misconception.no-text", "lint.misconception.unknown"), codes());
    }

    @Test
    void a_pattern_that_is_none_is_refused() {
        read("a: {says: '('}\n", "language: en\nentries: {a: A.}\n");
        assertEquals(List.of("lint.misconception.pattern"), codes());
    }
}

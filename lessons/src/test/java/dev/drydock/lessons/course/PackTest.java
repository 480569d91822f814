package dev.drydock.lessons.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackTest {
    private static final String LESSON = """
            lesson: a
            steps:
              - task: web
                check: {container: {name: web}}
                solution: [docker run --name web nginx]
                mistakes:
                  other: {try: [docker ps], when: {ran: docker ps}}
              - quiz: which
                kind: single
                options: [left, right]
                answer: left
              - quiz: how
                kind: fill
                answer: 3
            """;
    private static final String TEXT = """
            lesson: a
            language: en
            title: A
            steps:
              web:
                title: W
                task: Do.
                hints: {nudge: N, more: M}
                mistakes: {other: No.}
              which:
                title: Q
                question: Which?
                options:
                  left: {text: L, feedback: yes}
                  right: {text: R, feedback: no}
              how: {title: H, question: How many, otherwise: No.}
            """;

    private final Problems problems = new Problems();

    private Optional<LessonInLanguages> read(String lesson, String... texts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String text : texts) files.put("t" + files.size() + ".yaml", text.getBytes(StandardCharsets.UTF_8));
        return Pack.read("a.yaml", lesson.getBytes(StandardCharsets.UTF_8), files, problems);
    }

    private List<String> found() {
        return problems.inOrder().stream().map(Problem::message).map(m -> m.code() + " " + m.facts().getOrDefault("name", "")).toList();
    }

    @Test
    void a_lesson_and_its_text_fit() {
        assertTrue(read(LESSON, TEXT).isPresent(), () -> "" + problems.inOrder());
        assertEquals(List.of(), found());
    }

    @Test
    void the_ladder_of_hints_ends_with_the_command_itself() {
        LessonInLanguages lesson = read(LESSON, TEXT).orElseThrow();
        var task = (dev.drydock.lessons.lesson.Step.Task) lesson.lesson().steps().get(0);
        assertEquals(List.of("N", "M", "docker run --name web nginx"), lesson.text("en").task("web").ladder(task));
    }

    @Test
    void a_hint_that_is_missing_in_one_language_is_found() {
        assertTrue(read(LESSON, TEXT, TEXT.replace("language: en", "language: zh").replace(", more: M", "")).isEmpty());
        Problem problem = problems.inOrder().get(0);
        assertEquals("t1.yaml:8:12 form.missing more", problem.place() + " " + problem.message().code() + " " + problem.message().facts().get("key"));
    }

    @Test
    void a_mistake_without_a_sentence_is_found() {
        read(LESSON, TEXT.replace("mistakes: {other: No.}", "done: x"));
        assertEquals(List.of("lint.text.no-mistake other"), found());
    }

    @Test
    void a_sentence_for_no_mistake_is_found_with_the_nearest_name() {
        read(LESSON, TEXT.replace("{other: No.}", "{other: No., othr: No.}"));
        assertEquals(List.of("lint.text.surplus-mistake.near othr"), found());
    }

    @Test
    void an_option_needs_feedback() {
        read(LESSON, TEXT.replace("right: {text: R, feedback: no}", "right: {text: R}"));
        assertEquals(List.of("form.missing "), found());
    }

    @Test
    void an_option_without_text_is_found() {
        read(LESSON, TEXT.replace("      right: {text: R, feedback: no}\n", ""));
        assertEquals(List.of("lint.text.no-option right"), found());
    }

    @Test
    void an_unforeseen_wrong_answer_needs_a_reply() {
        read(LESSON, TEXT.replace(", otherwise: No.", ""));
        assertEquals(List.of("lint.text.no-otherwise "), found());
    }

    @Test
    void a_step_without_text_and_a_text_without_step_are_found() {
        read(LESSON, TEXT.replace("  how: {", "  hwo: {"));
        assertEquals(List.of("lint.text.no-step ", "lint.text.surplus-step.near hwo"), found());
    }

    @Test
    void a_text_of_another_kind_is_found() {
        read(LESSON, TEXT.replace("how: {title: H, question: How many, otherwise: No.}", "how: {title: H, tell: How.}"));
        assertEquals(List.of("lint.text.other-kind "), found());
    }

    @Test
    void a_teacher_of_one_language_may_write_the_text_inline() {
        String inline = TEXT.replace("lesson: a\n", "").indent(2);
        assertTrue(read(LESSON + "text:\n" + inline).isPresent(), () -> "" + problems.inOrder());
    }

    @Test
    void two_texts_in_one_language_are_refused() {
        read(LESSON, TEXT, TEXT);
        assertEquals(List.of("lint.text.twice "), found());
    }

    @Test
    void a_lesson_without_any_text_is_refused() {
        read(LESSON);
        assertEquals(List.of("lint.no-text "), found());
    }
}

package dev.drydock.lessons.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LessonReaderTest {
    private final Problems problems = new Problems();

    private Lesson read(String yaml) {
        return LessonReader.read("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems).orElseThrow();
    }

    private List<String> found(String yaml) {
        read(yaml);
        return problems.inOrder().stream().map(p -> p.place() + " " + p.message().code()).toList();
    }

    @Test
    void a_lesson_is_read_whole() {
        Lesson lesson = read("""
                lesson: ports
                needs: [images]
                world:
                  named: default
                  host: {images: [nginx]}
                  setup:
                    - touch a # b
                steps:
                  - tell: why
                  - task: web
                    check:
                      - container: {name: web}
                      - {image: nginx, keep: true}
                    solution: [docker run -p 22:22 nginx, {look: docker ps}]
                    also: [[docker create nginx, docker start web]]
                  - quiz: which
                    kind: single
                    options: [a, b]
                    answer: b
                """);
        assertEquals(List.of(), problems.inOrder());
        assertEquals(new Start("default", Optional.of(List.of("nginx")), List.of("touch a # b")), lesson.start());
        Step.Task task = (Step.Task) lesson.step("web").orElseThrow();
        assertEquals(List.of(new Command("docker run -p 22:22 nginx", false), new Command("docker ps", true)), task.solution());
        assertEquals(List.of(false, true), task.goals().stream().map(Goal::keep).toList());
        assertEquals(List.of("docker create nginx", "docker start web"), Command.lines(task.also().get(0)));
    }

    @Test
    void steps_of_one_name_are_refused() {
        assertEquals(List.of("a.yaml:4:5 lint.step.twice"), found("lesson: a\nsteps:\n  - tell: x\n  - tell: x\n"));
    }

    @Test
    void a_step_of_no_kind_is_refused() {
        assertEquals(List.of("a.yaml:4:5 lint.step.no-kind"), found("lesson: a\nsteps:\n  - tell: x\n  - show: y\n"));
    }

    @Test
    void a_task_needs_a_check_and_a_solution() {
        assertEquals(List.of("a.yaml:3:5 form.missing", "a.yaml:3:5 form.missing"), found("lesson: a\nsteps:\n  - task: x\n"));
    }

    @Test
    void a_solution_that_only_looks_is_refused() {
        assertEquals(List.of("a.yaml:5:5 lint.task.only-looks"),
                found("lesson: a\nsteps:\n  - task: x\n    check: {image: a}\n    solution: [{look: docker ps}]\n"));
    }

    @Test
    void a_key_of_another_kind_of_quiz_is_told() {
        assertEquals(List.of("a.yaml:6:5 lint.quiz.key-of-other-kind"),
                found("lesson: a\nsteps:\n  - quiz: x\n    kind: order\n    options: [first, second]\n    answer: y\n"));
    }

    @Test
    void a_number_is_wanted_where_a_number_is_asked() {
        assertEquals(List.of("a.yaml:5:5 lint.quiz.no-number"),
                found("lesson: a\nsteps:\n  - quiz: x\n    kind: numeric\n    answer: many\n"));
    }

    @Test
    void the_answer_must_be_an_option() {
        assertEquals(List.of("a.yaml:6:13 form.unknown-word.near"),
                found("lesson: a\nsteps:\n  - quiz: x\n    kind: single\n    options: [left, right]\n    answer: rigth\n")
                        .subList(0, 1));
    }

    @Test
    void a_misspelt_key_is_not_silently_ignored() {
        assertEquals(List.of("a.yaml:5:5 form.missing", "a.yaml:7:5 form.unknown-key.near"),
                found("lesson: a\nsteps:\n  - tell: y\n\n  - task: x\n    check: {image: a}\n    soluton: [docker ps]\n"));
    }
}

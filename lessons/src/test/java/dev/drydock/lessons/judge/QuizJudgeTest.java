package dev.drydock.lessons.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.check.Check;
import dev.drydock.lessons.check.CheckReader;
import dev.drydock.lessons.check.SeenWorld;
import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import dev.drydock.lessons.view.TypedLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuizJudgeTest {
    private final SeenWorld world = new SeenWorld();
    private final Question.Single single = new Question.Single(List.of("house", "copy", "plan"), "copy");

    private Verdict.Kind fill(String answer, String typed) {
        return QuizJudge.fill(new Question.Fill(new Answer.Written(List.of(answer)), Map.of(), List.of()), typed, world).kind();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "B", "2", " b ", "ｂ", "２", "B)", "(b)", "b.", "2、", "ｂ。"})
    void an_option_is_chosen_by_letter_or_number_of_any_width(String typed) {
        Verdict verdict = QuizJudge.single(single, List.of("plan", "copy", "house"), typed);
        assertEquals(new Verdict(Verdict.Kind.RIGHT, Optional.of("copy")), verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "4", "0", "copy", "ab", "?"})
    void what_names_no_option_is_no_answer(String typed) {
        assertEquals(Verdict.Kind.NO_ANSWER, QuizJudge.single(single, single.options(), typed).kind());
    }

    @Test
    void a_wrong_option_answers_with_its_own_sentence() {
        assertEquals(new Verdict(Verdict.Kind.WRONG, Optional.of("plan")), QuizJudge.single(single, single.options(), "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "LOCALHOST:8080", "ｌｏｃａｌｈｏｓｔ：８０８０", "“localhost:8080”", "`localhost:8080`", "　localhost：8080。"})
    void width_case_quotes_and_a_full_stop_do_not_matter(String typed) {
        assertEquals(Verdict.Kind.RIGHT, fill("localhost:8080", typed));
    }

    @Test
    void another_word_is_wrong_and_a_blank_is_no_answer() {
        assertEquals(Verdict.Kind.WRONG, fill("137", "138"));
        assertEquals(Verdict.Kind.NO_ANSWER, fill("137", " 　"));
    }

    @Test
    void an_answer_is_computed_by_the_world() {
        Question.Fill fill = new Question.Fill(new Answer.Inspected("web", "State.ExitCode"),
                Map.of("killed", List.of("137")), List.of());
        assertEquals(Verdict.Kind.NOTHING_TO_SEE, QuizJudge.fill(fill, "0", world).kind());
        world.container("web", "nginx", "exited", 3, "");
        assertEquals(Verdict.Kind.RIGHT, QuizJudge.fill(fill, "３", world).kind());
        assertEquals(Optional.of("killed"), QuizJudge.fill(fill, "137", world).reply());
        assertEquals(Optional.empty(), QuizJudge.fill(fill, "5", world).reply());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a c", "ca", "A,C", "1 3", "ａ、ｃ", "a and c", "(a) (c)"})
    void several_options_are_chosen_in_any_order_and_writing(String typed) {
        Question.Multiple multiple = new Question.Multiple(List.of("net", "disk", "pid"), List.of("net", "pid"));
        assertEquals(Verdict.Kind.RIGHT, QuizJudge.multiple(multiple, multiple.options(), typed).kind());
    }

    @Test
    void of_several_options_a_wrong_one_has_its_sentence_and_a_missing_one_is_told() {
        Question.Multiple multiple = new Question.Multiple(List.of("net", "disk", "pid"), List.of("net", "pid"));
        assertEquals(Verdict.wrong("disk"), QuizJudge.multiple(multiple, multiple.options(), "a b c"));
        assertEquals(Verdict.Kind.NOT_ALL, QuizJudge.multiple(multiple, multiple.options(), "a").kind());
        assertEquals(Verdict.Kind.NO_ANSWER, QuizJudge.multiple(multiple, multiple.options(), "a a").kind());
    }

    @Test
    void an_order_is_right_or_told_by_what_stands_too_early() {
        Question.Order order = new Question.Order(List.of("build", "ship", "run"));
        List<String> shown = List.of("run", "build", "ship");
        assertEquals(Verdict.Kind.RIGHT, QuizJudge.order(order, shown, "b c a").kind());
        assertEquals(Verdict.wrong("run"), QuizJudge.order(order, shown, "bac"));
        assertEquals(Verdict.Kind.NO_ANSWER, QuizJudge.order(order, shown, "bc").kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1b 2c 3a", "3a,1b,2c", "bca", "b c a", "１：ｂ　２：ｃ　３：ａ", "1->b 2->c 3->a"})
    void pairs_are_written_with_numbers_or_in_a_row(String typed) {
        Question.Match match = new Question.Match(List.of("image", "container", "repository"));
        List<String> shown = List.of("repository", "image", "container");
        assertEquals(Verdict.Kind.RIGHT, QuizJudge.match(match, shown, typed).kind());
        assertEquals(Verdict.wrong("image"), QuizJudge.match(match, shown, "abc"));
        assertEquals(Verdict.Kind.NO_ANSWER, QuizJudge.match(match, shown, "1b 2c").kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "30 s", "３０秒", "28.5", "+32"})
    void a_number_may_have_a_unit_and_be_as_far_off_as_allowed(String typed) {
        Question.Fill fill = new Question.Fill(new Answer.Number(30, 2), Map.of(), List.of());
        assertEquals(Verdict.Kind.RIGHT, QuizJudge.fill(fill, typed, world).kind());
        assertEquals(Verdict.Kind.WRONG, QuizJudge.fill(fill, "33", world).kind());
    }

    @Test
    void thousands_may_be_parted() {
        Question.Fill fill = new Question.Fill(new Answer.Number(65536, 0), Map.of(), List.of());
        assertEquals(Verdict.Kind.RIGHT, QuizJudge.fill(fill, "65,536", world).kind());
    }

    @Test
    void a_prediction_is_held_against_what_the_command_would_print() {
        SeenWorld then = new SeenWorld();
        then.typed.add(new TypedLine("docker ps -q | wc -l", 0, "2\n"));
        world.worldByLine.put("docker ps -q | wc -l", then);
        Question.Fill predict = new Question.Fill(new Answer.Printed("docker ps -q | wc -l"), Map.of(), List.of());
        assertEquals(Verdict.Kind.RIGHT, QuizJudge.fill(predict, " 2", world).kind());
        assertEquals(Verdict.Kind.WRONG, QuizJudge.fill(predict, "3", world).kind());
    }

    @Test
    void a_command_is_judged_by_its_effect_and_not_by_its_words() {
        SeenWorld then = new SeenWorld().container("web", "nginx", "running", 0, "");
        world.worldByLine.put("docker container run -d --name web nginx", then);
        Check runs = CheckReader.read(
                YamlSource.read("f", "container: {name: web, state: running}".getBytes(StandardCharsets.UTF_8), new Problems()).orElseThrow(),
                new Problems()).orElseThrow();
        Question.Typed typed = new Question.Typed(List.of(runs), List.of(), List.of());
        assertEquals(Verdict.Kind.RIGHT, QuizJudge.typed(typed, "docker container run -d --name web nginx", world).kind());
        assertEquals(Verdict.Kind.WRONG, QuizJudge.typed(typed, "docker ps", world).kind());
    }
}

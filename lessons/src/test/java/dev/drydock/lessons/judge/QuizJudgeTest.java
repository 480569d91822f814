package dev.drydock.lessons.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.check.SeenWorld;
import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Question;
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
}

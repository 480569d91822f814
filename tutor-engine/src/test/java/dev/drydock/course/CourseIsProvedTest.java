package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.course.Concepts;
import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.misconception.Misconceptions;
import dev.drydock.lessons.proof.ProofReport;
import dev.drydock.lessons.proof.Prover;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.stage.SandboxTheatre;
import dev.drydock.tutor.java.ProofHands;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every proof of every lesson, in every language. */
class CourseIsProvedTest {
    static List<String> lessons() {
        return Course.ofTheProgram().lessonIds();
    }

    @Test
    void the_misconceptions_that_quizzes_name_exist_and_have_sentences() {
        Problems problems = new Problems();
        Misconceptions misconceptions = Course.ofTheProgram().misconceptions(problems);
        assertEquals(List.of(), problems.inOrder());
        List<String> missing = new ArrayList<>();
        for (String lesson : lessons()) {
            for (Step.Quiz quiz : Course.ofTheProgram().lesson(lesson).orElseThrow().lesson().steps(Step.Quiz.class)) {
                quiz.misconceptionByAnswer().values().stream().filter(name -> !misconceptions.has(name)).forEach(name -> missing.add(lesson + ": " + name));
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void every_word_that_a_lesson_is_about_is_met_there_by_doing() {
        Problems problems = new Problems();
        Concepts.check(Course.ofTheProgram(), Course.ofTheProgram().glossary(problems), problems);
        assertEquals(List.of(), problems.inOrder().stream().map(problem -> problem.say(Sentences.of("en"))).toList());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void every_lesson_is_proved(String lesson) {
        Sentences sentences = Sentences.of("en");
        List<String> wrong = new ArrayList<>();
        try (ProofHands hands = new ProofHands()) {
            ProofReport report = Prover.prove(Course.ofTheProgram(), lesson, new SandboxTheatre(hands));
            report.problems().forEach(problem -> wrong.add(problem.say(sentences)));
            report.failures().forEach(failure -> wrong.add(failure.say(sentences)));
        }
        assertEquals(List.of(), wrong);
    }
}

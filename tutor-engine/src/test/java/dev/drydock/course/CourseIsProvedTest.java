package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.proof.ProofReport;
import dev.drydock.lessons.proof.Prover;
import dev.drydock.lessons.stage.SandboxTheatre;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every proof of every lesson, in every language. */
class CourseIsProvedTest {
    static List<String> lessons() {
        return Course.ofTheProgram().lessonIds();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void every_lesson_is_proved(String lesson) {
        Sentences sentences = Sentences.of("en");
        ProofReport report = Prover.prove(Course.ofTheProgram(), lesson, new SandboxTheatre());
        List<String> wrong = new ArrayList<>();
        report.problems().forEach(problem -> wrong.add(problem.say(sentences)));
        report.failures().forEach(failure -> wrong.add(failure.say(sentences)));
        assertEquals(List.of(), wrong);
    }
}

package dev.drydock.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.source.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnglishTest {

    @Test
    void every_lesson_is_covered() {
        Course course = Course.ofTheProgram();
        for (String id : course.lessonIds()) {
            Problems problems = new Problems();
            assertTrue(course.read(id, problems).isPresent());
            assertEquals(List.of(), problems.inOrder().stream().map(p -> p.say(Sentences.of("en"))).toList());
        }
    }

    @Test
    void a_condition_that_is_not_met_has_a_sentence_beside_the_one_that_is() {
        Sentences sentences = Sentences.of("en");
        for (String code : sentences.codes()) {
            boolean condition = code.startsWith("check.") && !code.endsWith(".not") && !code.equals("check.negated");
            if (condition) assertTrue(sentences.codes().contains(code + ".not"), code);
        }
    }
}

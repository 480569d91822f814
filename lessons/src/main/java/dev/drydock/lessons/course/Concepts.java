package dev.drydock.lessons.course;

import dev.drydock.lessons.glossary.Glossary;
import dev.drydock.lessons.glossary.Term;
import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.lessons.source.Problems;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Whether every word of the glossary that a lesson is about is met there by doing: in a task or a question, not in prose alone. */
public final class Concepts {
    private Concepts() {}

    /** Puts down the words that are only told of. */
    public static void check(Course course, Glossary glossary, Problems problems) {
        Map<String, String> doneByLesson = new LinkedHashMap<>();
        for (Term term : glossary.terms()) {
            if (term.lesson().isEmpty() || !course.lessonIds().contains(term.lesson().get())) continue;
            String lesson = term.lesson().get();
            String done = doneByLesson.computeIfAbsent(lesson, id -> course.lesson(id).map(Concepts::done).orElse(""));
            if (term.names().stream().noneMatch(done::contains)) problems.error(glossary.placeOf(term), "lint.glossary.no-task", "word", term.id(), "lesson", lesson);
        }
    }

    /** Everything that a lesson asks to be done or answered, and says to it, in all its languages, in small letters. */
    static String done(LessonInLanguages lesson) {
        StringBuilder done = new StringBuilder();
        for (Step step : lesson.lesson().steps()) {
            if (step instanceof Step.Tell) continue;
            if (step instanceof Step.Task task) done.append(String.join("\n", Command.lines(task.solution()))).append('\n');
            for (LessonText text : lesson.textByLanguage().values()) {
                StepText said = text.step(step.id()).orElseThrow();
                done.append(said.title()).append('\n').append(said.prose()).append('\n');
                if (said instanceof StepText.OfTask task) done.append(task.hints()).append(task.replies().byName().values()).append('\n');
                if (said instanceof StepText.OfQuiz quiz) done.append(quiz.optionByName().values()).append(quiz.counterpartByName().values()).append('\n');
            }
        }
        return done.toString().toLowerCase(Locale.ROOT);
    }
}

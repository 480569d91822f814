package dev.drydock.lessons.course;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Mistake;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.lessons.source.Nearest;
import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a lesson and its text in one language cover each other, sentence by sentence. */
public final class Lint {
    private final Lesson lesson;
    private final LessonText text;
    private final Problems problems;

    private Lint(Lesson lesson, LessonText text, Problems problems) {
        this.lesson = lesson;
        this.text = text;
        this.problems = problems;
    }

    /** Puts down what is missing, or is there for nothing. */
    public static void check(Lesson lesson, LessonText text, Problems problems) {
        new Lint(lesson, text, problems).check();
    }

    private void check() {
        if (!text.lesson().equals(lesson.id())) {
            problems.error(text.place(), "lint.text.other-lesson", "here", text.lesson(), "lesson", lesson.id());
        }
        for (Step step : lesson.steps()) {
            Optional<StepText> stepText = text.step(step.id());
            if (stepText.isEmpty()) missing(text.place(), "lint.text.no-step", step.id(), "");
            else check(step, stepText.get());
        }
        List<String> ids = lesson.steps().stream().map(Step::id).toList();
        text.textByStep().forEach((id, stepText) -> surplus(stepText.place(), "lint.text.surplus-step", id, ids));
    }

    private void check(Step step, StepText stepText) {
        if (step instanceof Step.Task task && stepText instanceof StepText.OfTask ofTask) {
            check(task, ofTask);
        } else if (step instanceof Step.Quiz quiz && stepText instanceof StepText.OfQuiz ofQuiz) {
            check(quiz, ofQuiz);
        } else if (!(step instanceof Step.Tell && stepText instanceof StepText.OfTell)) {
            String wanted = step instanceof Step.Tell ? "tell" : step instanceof Step.Task ? "task" : "question";
            problems.error(stepText.place(), "lint.text.other-kind", "step", step.id(), "kind", wanted, "here", stepText.kind());
        }
    }

    private void check(Step.Task task, StepText.OfTask ofTask) {
        List<String> mistakes = task.mistakes().stream().map(Mistake::name).toList();
        replies(task.id(), mistakes, ofTask.place(), ofTask.replies().byName(), "mistake");
    }

    private void check(Step.Quiz quiz, StepText.OfQuiz ofQuiz) {
        if (quiz.question() instanceof Question.Choice choice) {
            replies(quiz.id(), choice.options(), ofQuiz.place(), ofQuiz.optionByName(), "option");
            if (choice instanceof Question.Match match) {
                replies(quiz.id(), match.options(), ofQuiz.place(), ofQuiz.counterpartByName(), "counterpart");
            }
        } else if (quiz.question() instanceof Question.Typed typed) {
            List<String> mistakes = typed.mistakes().stream().map(Mistake::name).toList();
            replies(quiz.id(), mistakes, ofQuiz.place(), ofQuiz.replies().byName(), "wrong");
            if (ofQuiz.replies().otherwise().isEmpty()) missing(ofQuiz.place(), "lint.text.no-otherwise", quiz.id(), "");
        } else if (quiz.question() instanceof Question.Fill fill) {
            replies(quiz.id(), fill.wrongByName().keySet(), ofQuiz.place(), ofQuiz.replies().byName(), "wrong");
            if (ofQuiz.replies().otherwise().isEmpty()) missing(ofQuiz.place(), "lint.text.no-otherwise", quiz.id(), "");
        }
    }

    private void replies(String step, Collection<String> names, Place place, Map<String, String> sentences, String kind) {
        for (String name : names) {
            if (sentences.getOrDefault(name, "").isBlank()) missing(place, "lint.text.no-" + kind, step, name);
        }
        for (String name : sentences.keySet()) surplus(place, "lint.text.surplus-" + kind, name, names);
    }

    private void missing(Place place, String code, String step, String name) {
        problems.error(place, code, "lesson", lesson.id(), "step", step, "name", name, "language", text.language());
    }

    private void surplus(Place place, String code, String name, Collection<String> known) {
        if (known.contains(name)) return;
        String near = Nearest.to(name, known).orElse("");
        problems.error(place, near.isEmpty() ? code : code + ".near", "name", name, "near", near, "lesson", lesson.id());
    }
}

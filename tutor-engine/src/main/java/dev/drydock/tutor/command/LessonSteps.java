package dev.drydock.tutor.command;

import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Mistake;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the steps of a lesson ask, which answers they know and what is said to them: for programs that play lessons. */
final class LessonSteps {
    private final LessonInLanguages lesson;

    private LessonSteps(LessonInLanguages lesson) {
        this.lesson = lesson;
    }

    static Tree of(LessonInLanguages lesson) {
        LessonSteps steps = new LessonSteps(lesson);
        List<Tree> all = new ArrayList<>();
        for (Step step : steps.lesson.lesson().steps()) all.add(steps.step(step));
        return new Sequence(all);
    }

    private Tree step(Step step) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        fields.put("id", new Text(step.id()));
        fields.put("kind", new Text(step instanceof Step.Tell ? "tell" : step instanceof Step.Task ? "task" : "quiz"));
        if (step instanceof Step.Task task) {
            fields.put("solution", lines(task.solution()));
            fields.put("mistakes", mistakes(task.id(), task.mistakes()));
        }
        if (step instanceof Step.Quiz quiz) quiz(quiz, fields);
        return mapping(fields);
    }

    private Tree mistakes(String step, List<Mistake> mistakes) {
        List<Tree> all = new ArrayList<>();
        for (Mistake mistake : mistakes) all.add(Mapping.of("name", new Text(mistake.name()), "try", lines(mistake.tries()), "said", said(step, mistake.name())));
        return new Sequence(all);
    }

    private void quiz(Step.Quiz quiz, Map<String, Tree> fields) {
        Question question = quiz.question();
        fields.put("question", new Text(question.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)));
        if (question instanceof Question.Choice choice) fields.put("options", options(quiz.id(), choice.options(), question instanceof Question.Match));
        if (question instanceof Question.Single single) fields.put("answer", names(List.of(single.answer())));
        else if (question instanceof Question.Multiple multiple) fields.put("answer", names(multiple.answers()));
        else if (question instanceof Question.Choice choice) fields.put("answer", names(choice.options()));
        if (question instanceof Question.Typed typed) {
            fields.put("solution", lines(typed.solution()));
            fields.put("mistakes", mistakes(quiz.id(), typed.mistakes()));
        }
        if (question instanceof Question.Fill fill) {
            if (fill.answer() instanceof Answer.Written written) fields.put("answer", names(written.texts()));
            if (fill.answer() instanceof Answer.Number number) fields.put("answer", names(List.of(Double.toString(number.value()).replaceFirst("\\.0$", ""))));
            List<Tree> wrong = new ArrayList<>();
            fill.wrongByName().forEach((name, texts) -> wrong.add(Mapping.of("name", new Text(name), "try", names(texts), "said", said(quiz.id(), name))));
            fields.put("mistakes", new Sequence(wrong));
        }
    }

    /** Each option with what is shown for it (of a match: its counterpart) and what is said to it. */
    private Tree options(String step, List<String> names, boolean counterparts) {
        List<Tree> options = new ArrayList<>();
        for (String name : names) {
            Map<String, Tree> shown = new LinkedHashMap<>();
            lesson.textByLanguage().forEach((language, text) -> {
                StepText.OfQuiz quiz = text.quiz(step);
                shown.put(language, new Text((counterparts ? quiz.counterpartByName() : quiz.optionByName()).getOrDefault(name, "")));
            });
            options.add(Mapping.of("name", new Text(name), "shown", mapping(shown), "said", said(step, name)));
        }
        return new Sequence(options);
    }

    private Tree said(String step, String name) {
        Map<String, Tree> byLanguage = new LinkedHashMap<>();
        lesson.textByLanguage().forEach((language, text) -> {
            StepText of = text.step(step).orElseThrow();
            StepText.Replies replies = of instanceof StepText.OfTask task ? task.replies() : ((StepText.OfQuiz) of).replies();
            byLanguage.put(language, new Text(replies.to(name).orElse("")));
        });
        return mapping(byLanguage);
    }

    private static Tree lines(List<Command> commands) {
        return names(Command.lines(commands));
    }

    private static Tree names(List<String> names) {
        return new Sequence(names.stream().<Tree>map(Text::new).toList());
    }

    private static Mapping mapping(Map<String, Tree> fields) {
        Mapping mapping = Mapping.EMPTY;
        for (Map.Entry<String, Tree> field : fields.entrySet()) mapping = mapping.with(field.getKey(), field.getValue());
        return mapping;
    }
}

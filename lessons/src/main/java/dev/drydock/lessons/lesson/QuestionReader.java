package dev.drydock.lessons.lesson;

import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads quizzes. */
final class QuestionReader {
    private static final List<String> KINDS = List.of("single", "fill");
    private static final int MOST_OPTIONS = 9;

    private QuestionReader() {}

    static Optional<Step> read(Node node, Problems problems) {
        Form form = Form.of(node, problems, "quiz", "kind", "options", "answer", "wrong", "look");
        Optional<String> id = StepReader.id(form, "quiz");
        String written = form.text("kind").orElse("");
        if (Question.LATER.contains(written)) {
            problems.error(form.placeOf("kind"), "lint.quiz.later", "kind", written, "kinds", String.join(", ", KINDS));
            return Optional.empty();
        }
        Optional<String> kind = form.required("kind").flatMap(any -> form.word("kind", KINDS));
        form.required("answer");
        if (id.isEmpty() || kind.isEmpty() || !form.has("answer")) return Optional.empty();
        Optional<Question> question = kind.get().equals("single") ? single(form) : fill(form);
        return question.map(each -> new Step.Quiz(id.get(), form.place(), each));
    }

    private static Optional<Question> single(Form form) {
        form.required("options");
        List<String> options = form.texts("options");
        for (String option : options) {
            if (!option.matches(LessonReader.ID)) form.problems().error(form.placeOf("options"), "lint.id", "here", option);
        }
        boolean twice = options.stream().distinct().count() < options.size();
        if (options.size() < 2 || options.size() > MOST_OPTIONS || twice) {
            form.problems().error(form.placeOf("options"), "lint.quiz.options", "most", "" + MOST_OPTIONS);
            return Optional.empty();
        }
        for (String key : List.of("wrong", "look")) {
            if (form.has(key)) form.problems().error(form.placeOf(key), "lint.quiz.only-fill", "key", key);
        }
        return form.word("answer", options).map(answer -> new Question.Single(options, answer));
    }

    private static Optional<Question> fill(Form form) {
        if (form.has("options")) form.problems().error(form.placeOf("options"), "lint.quiz.only-single", "key", "options");
        Map<String, List<String>> wrongByName = new LinkedHashMap<>();
        form.node("wrong").ifPresent(node -> {
            Form byName = Form.open(node, form.problems());
            for (String name : byName.keys()) {
                if (!name.matches(LessonReader.ID)) form.problems().error(byName.placeOf(name), "lint.id", "here", name);
                wrongByName.put(name, byName.texts(name));
            }
        });
        return answer(form.node("answer").orElseThrow(), form.problems())
                .map(answer -> new Question.Fill(answer, wrongByName, StepReader.commands(form, "look")));
    }

    private static Optional<Answer> answer(Node node, Problems problems) {
        if (!(node instanceof Node.Fields)) {
            List<String> texts = new ArrayList<>();
            for (Node each : Form.asList(node)) {
                Form.scalar(each, problems).map(Node.Text::value).filter(text -> !text.isBlank()).ifPresent(texts::add);
            }
            if (texts.isEmpty()) problems.error(node.place(), "lint.quiz.no-answer");
            return texts.isEmpty() ? Optional.empty() : Optional.of(new Answer.Written(texts));
        }
        Form form = Form.of(node, problems, "inspect", "file");
        if (form.has("inspect") == form.has("file")) {
            problems.error(form.place(), "lint.quiz.answer-kind");
            return Optional.empty();
        }
        String kind = form.has("inspect") ? "inspect" : "file";
        Form inner = Form.of(form.node(kind).orElseThrow(), problems, "container", "path");
        String container = inner.requiredText("container");
        String path = inner.requiredText("path");
        return Optional.of(kind.equals("inspect") ? new Answer.Inspected(container, path) : new Answer.InFile(container, path));
    }
}

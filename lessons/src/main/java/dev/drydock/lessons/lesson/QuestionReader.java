package dev.drydock.lessons.lesson;

import dev.drydock.lessons.check.Check;
import dev.drydock.lessons.check.CheckReader;
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
    /** Which keys belong to a kind of quiz, besides {@code quiz} and {@code kind}. */
    private static final Map<String, List<String>> KEYS_BY_KIND = new LinkedHashMap<>();

    static {
        KEYS_BY_KIND.put("single", List.of("options", "answer"));
        KEYS_BY_KIND.put("multiple", List.of("options", "answer"));
        KEYS_BY_KIND.put("order", List.of("options"));
        KEYS_BY_KIND.put("match", List.of("options"));
        KEYS_BY_KIND.put("fill", List.of("answer", "wrong", "look"));
        KEYS_BY_KIND.put("numeric", List.of("answer", "within", "wrong", "look"));
        KEYS_BY_KIND.put("predict", List.of("run", "wrong"));
        KEYS_BY_KIND.put("command", List.of("check", "solution", "mistakes"));
    }

    /** Keys that a kind may do without. */
    private static final List<String> OPTIONAL = List.of("wrong", "look", "within", "mistakes");
    private static final int MOST_OPTIONS = 9;

    private QuestionReader() {}

    static Optional<Step> read(Node node, Problems problems) {
        Form form = Form.of(node, problems, "quiz", "faults", "kind", "options", "answer", "within", "run", "wrong", "look", "check", "solution", "mistakes", "misconceptions");
        Optional<String> id = StepReader.id(form, "quiz");
        Optional<String> kind = form.required("kind").flatMap(any -> form.word("kind", KEYS_BY_KIND.keySet()));
        if (id.isEmpty() || kind.isEmpty()) return Optional.empty();
        boolean whole = true;
        for (String key : KEYS_BY_KIND.get(kind.get())) {
            if (!OPTIONAL.contains(key)) whole &= form.required(key).isPresent();
        }
        for (String key : form.keys()) {
            if (key.equals("quiz") || key.equals("faults") || key.equals("kind") || KEYS_BY_KIND.get(kind.get()).contains(key) || !known(key)) continue;
            problems.error(form.placeOf(key), "lint.quiz.key-of-other-kind", "key", key, "kind", kind.get());
        }
        return whole ? question(kind.get(), form).map(each -> new Step.Quiz(id.get(), form.place(), StepReader.faults(form), each, form.textByName("misconceptions"))) : Optional.empty();
    }

    private static boolean known(String key) {
        return KEYS_BY_KIND.values().stream().anyMatch(keys -> keys.contains(key));
    }

    private static Optional<Question> question(String kind, Form form) {
        return switch (kind) {
            case "single" -> options(form).flatMap(options ->
                    form.word("answer", options).map(answer -> new Question.Single(options, answer)));
            case "multiple" -> options(form).flatMap(options -> multiple(form, options));
            case "order" -> options(form).map(Question.Order::new);
            case "match" -> options(form).map(Question.Match::new);
            case "fill" -> fill(form, answer(form.node("answer").orElseThrow(), form.problems()));
            case "numeric" -> fill(form, number(form));
            case "predict" -> fill(form, form.text("run").filter(line -> !line.isBlank()).map(Answer.Printed::new));
            default -> typed(form);
        };
    }

    private static Optional<List<String>> options(Form form) {
        List<String> options = form.texts("options");
        for (String option : options) {
            if (!option.matches(LessonReader.ID)) form.problems().error(form.placeOf("options"), "lint.id", "here", option);
        }
        boolean twice = options.stream().distinct().count() < options.size();
        if (options.size() >= 2 && options.size() <= MOST_OPTIONS && !twice) return Optional.of(options);
        form.problems().error(form.placeOf("options"), "lint.quiz.options", "most", "" + MOST_OPTIONS);
        return Optional.empty();
    }

    private static Optional<Question> multiple(Form form, List<String> options) {
        List<String> answers = new ArrayList<>();
        for (Node each : form.list("answer")) {
            Optional<Node.Text> text = Form.scalar(each, form.problems());
            if (text.isEmpty()) return Optional.empty();
            if (options.contains(text.get().value())) answers.add(text.get().value());
            else Form.unknownWord(text.get(), options, form.problems());
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(new Question.Multiple(options, answers));
    }

    private static Optional<Question> fill(Form form, Optional<Answer> answer) {
        Map<String, List<String>> wrongByName = new LinkedHashMap<>();
        form.node("wrong").ifPresent(node -> {
            Form byName = Form.open(node, form.problems());
            for (String name : byName.keys()) {
                if (!name.matches(LessonReader.ID)) form.problems().error(byName.placeOf(name), "lint.id", "here", name);
                wrongByName.put(name, byName.texts(name));
            }
        });
        List<Command> look = StepReader.commands(form, "look");
        return answer.map(right -> new Question.Fill(right, wrongByName,
                right instanceof Answer.Printed printed ? List.of(new Command(printed.line(), true)) : look));
    }

    private static Optional<Answer> number(Form form) {
        Optional<Double> value = form.text("answer").flatMap(Answer.Number::read);
        Optional<Double> within = form.has("within") ? form.text("within").flatMap(Answer.Number::read) : Optional.of(0.0);
        if (value.isEmpty()) form.problems().error(form.placeOf("answer"), "lint.quiz.no-number");
        if (within.isEmpty()) form.problems().error(form.placeOf("within"), "lint.quiz.no-number");
        return value.isEmpty() || within.isEmpty() ? Optional.empty() : Optional.of(new Answer.Number(value.get(), within.get()));
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
        Form form = Form.of(node, problems, "inspect", "file", "digest");
        if (form.has("digest")) {
            Optional<String> digest = form.text("digest").filter(text -> text.matches("[A-Za-z0-9]{8,64}:[0-9a-f]{64}"));
            if (digest.isEmpty()) problems.error(form.placeOf("digest"), "lint.quiz.digest");
            return digest.map(text -> new Answer.Digested(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1)));
        }
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

    private static Optional<Question> typed(Form form) {
        List<Check> checks = new ArrayList<>();
        for (Node each : form.list("check")) CheckReader.read(each, form.problems()).ifPresent(checks::add);
        List<Command> solution = StepReader.commands(form, "solution");
        boolean empty = checks.isEmpty() || solution.isEmpty();
        return empty ? Optional.empty() : Optional.of(new Question.Typed(checks, solution, StepReader.mistakes(form)));
    }
}

package dev.drydock.lessons.lesson;

import dev.drydock.lessons.check.AllOf;
import dev.drydock.lessons.check.Check;
import dev.drydock.lessons.check.CheckReader;
import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the steps of a lesson: each is a mapping whose kind is the key that holds its id. */
final class StepReader {
    private static final List<String> KINDS = List.of("tell", "task", "java", "quiz");

    private StepReader() {}

    static Optional<Step> read(Node node, Problems problems) {
        if (node instanceof Node.Fields fields && fields.has("tell")) {
            Form form = Form.of(node, problems, "tell", "faults");
            return id(form, "tell").map(id -> new Step.Tell(id, form.place(), faults(form)));
        }
        if (node instanceof Node.Fields fields && fields.has("task")) {
            Form form = Form.of(node, problems, "task", "faults", "check", "solution", "also", "mistakes");
            return id(form, "task").map(id -> task(id, form));
        }
        if (node instanceof Node.Fields fields && fields.has("java")) {
            Form form = Form.of(node, problems, "java", "faults", "check", "solution", "also", "mistakes");
            return id(form, "java").map(id -> inJava(task(id, form)));
        }
        if (node instanceof Node.Fields fields && fields.has("quiz")) return QuestionReader.read(node, problems);
        problems.error(node.place(), "lint.step.no-kind", "kinds", String.join(", ", KINDS));
        return Optional.empty();
    }

    static Optional<String> id(Form form, String key) {
        String id = form.requiredText(key);
        if (id.matches(LessonReader.ID)) return Optional.of(id);
        if (!id.isEmpty()) form.problems().error(form.placeOf(key), "lint.id", "here", id);
        return Optional.empty();
    }

    private static Step.Task task(String id, Form form) {
        Problems problems = form.problems();
        form.required("check");
        form.required("solution");
        List<Goal> goals = new ArrayList<>();
        for (Node each : form.list("check")) goal(each, problems).ifPresent(goals::add);
        if (!goals.isEmpty() && goals.stream().allMatch(Goal::keep)) problems.error(form.placeOf("check"), "lint.task.all-keep");
        List<Command> solution = commands(form, "solution");
        if (form.has("solution") && solution.stream().allMatch(Command::look)) {
            problems.error(form.placeOf("solution"), "lint.task.only-looks");
        }
        List<List<Command>> also = new ArrayList<>();
        for (Node each : form.list("also")) {
            if (each instanceof Node.Text) problems.error(each.place(), "lint.task.also");
            else also.add(commands(each, problems));
        }
        return new Step.Task(id, form.place(), faults(form), goals, solution, also, mistakes(form));
    }

    /** A task whose lines are Java; one that begins with {@code $} is for the shell all the same. */
    private static Step.Task inJava(Step.Task task) {
        List<Mistake> mistakes = task.mistakes().stream().map(each -> new Mistake(each.name(), each.place(), inJava(each.tries()), each.when())).toList();
        return new Step.Task(task.id(), task.place(), task.faults(), task.goals(), inJava(task.solution()), task.also().stream().map(StepReader::inJava).toList(), mistakes);
    }

    private static List<Command> inJava(List<Command> commands) {
        return commands.stream().map(each -> new Command(each.line().startsWith("$ ") ? each.line().substring(2) : Command.JAVA + each.line(), each.look())).toList();
    }

    /** What breaks or is mended when the step begins: {@code stop kube-scheduler}, {@code repair all}. */
    static List<String> faults(Form form) {
        return form.texts("faults").stream().map(name -> name.startsWith("repair ") ? name : "fault " + name).toList();
    }

    private static Optional<Goal> goal(Node node, Problems problems) {
        List<String> keys = new ArrayList<>(CheckReader.kinds());
        keys.add("keep");
        Form form = Form.of(node, problems, keys.toArray(new String[0]));
        return CheckReader.read(form).map(check -> new Goal(form.place(), check, form.flag("keep")));
    }

    static List<Mistake> mistakes(Form task) {
        List<Mistake> mistakes = new ArrayList<>();
        Problems problems = task.problems();
        task.node("mistakes").ifPresent(node -> {
            Form byName = Form.open(node, problems);
            for (String name : byName.keys()) {
                Place place = byName.placeOf(name);
                if (!name.matches(LessonReader.ID)) problems.error(place, "lint.id", "here", name);
                Form form = Form.of(byName.node(name).orElseThrow(), problems, "try", "when");
                form.required("try");
                form.required("when");
                List<Check> when = new ArrayList<>();
                for (Node each : form.list("when")) CheckReader.read(each, problems).ifPresent(when::add);
                Check whole = when.size() == 1 ? when.get(0) : new AllOf(when);
                if (!when.isEmpty()) mistakes.add(new Mistake(name, place, commands(form, "try"), whole));
            }
        });
        return mistakes;
    }

    /** The commands under a key; none, when it is not there. */
    static List<Command> commands(Form form, String key) {
        return form.node(key).map(node -> commands(node, form.problems())).orElse(List.of());
    }

    /** Each command is a line of text, or {@code look: line}. */
    private static List<Command> commands(Node node, Problems problems) {
        List<Command> commands = new ArrayList<>();
        for (Node each : Form.asList(node)) {
            boolean look = each instanceof Node.Fields;
            Optional<Node> line = look ? Form.of(each, problems, "look").required("look") : Optional.of(each);
            line.flatMap(text -> Form.scalar(text, problems)).ifPresent(text -> {
                if (text.value().isBlank()) problems.error(text.place(), "lint.command.blank");
                else commands.add(new Command(text.wholeLine().strip(), look));
            });
        }
        return commands;
    }
}

package dev.drydock.lessons.lesson;

import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a lesson from its YAML. */
public final class LessonReader {
    /** An id: of a lesson, a step, a mistake, an option. */
    static final String ID = "[a-z][a-z0-9-]{0,39}";

    private LessonReader() {}

    /**
     * Reads a lesson.
     *
     * @param file the name that messages show
     * @return empty when the file is not even a lesson with errors; with errors in {@code problems} the lesson must not be used
     */
    public static Optional<Lesson> read(String file, byte[] bytes, Problems problems) {
        return YamlSource.read(file, bytes, problems).map(node -> read(node, problems));
    }

    /** Reads a lesson from the top node of its file; with errors in {@code problems} it must not be used. */
    public static Lesson read(Node node, Problems problems) {
        Form form = Form.of(node, problems, "lesson", "needs", "world", "steps", "text");
        String id = form.requiredText("lesson");
        if (!id.isEmpty() && !id.matches(ID)) problems.error(form.placeOf("lesson"), "lint.id", "here", id);
        Start start = form.node("world").map(world -> start(world, problems)).orElse(Start.USUAL);
        form.required("steps");
        Map<String, Step> stepById = new LinkedHashMap<>();
        for (Node each : form.list("steps")) {
            StepReader.read(each, problems).ifPresent(step -> {
                Step earlier = stepById.putIfAbsent(step.id(), step);
                if (earlier != null) {
                    problems.error(step.place(), "lint.step.twice", "step", step.id(), "line", "" + earlier.place().line());
                }
            });
        }
        if (form.has("steps") && form.list("steps").isEmpty()) problems.error(form.placeOf("steps"), "lint.no-steps");
        // What befalls the first step is there from the start.
        Start begun = stepById.isEmpty() ? start : start.with(stepById.values().iterator().next().faults());
        return new Lesson(id, form.place(), form.texts("needs"), begun, new ArrayList<>(stepById.values()), form.node("text"));
    }

    /** The world's name, with the shape of its cluster if the lesson wants another than the usual. */
    private static String world(Form form) {
        String name = form.text("named").orElse(Start.USUAL.world());
        List<String> shape = new ArrayList<>();
        for (String key : List.of("nodes", "etcd")) form.text(key).ifPresent(count -> shape.add(key + "=" + count));
        if (form.flag("boot")) shape.add("boot");
        return shape.isEmpty() ? name : name + ":" + String.join(",", shape);
    }

    private static Start start(Node node, Problems problems) {
        Form form = Form.of(node, problems, "named", "nodes", "etcd", "boot", "host", "setup");
        Optional<Form> host = form.node("host").map(each -> Form.of(each, problems, "images"));
        Optional<List<String>> images = host.filter(each -> each.has("images")).map(each -> each.texts("images"));
        List<String> setup = Command.lines(StepReader.commands(form, "setup"));
        return new Start(world(form), images, setup);
    }
}

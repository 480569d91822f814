package dev.drydock.lessons.prose;

import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the sentences of a lesson from their YAML. */
public final class TextReader {
    private TextReader() {}

    /** Reads a text file; with errors in {@code problems} the text must not be used. */
    public static Optional<LessonText> read(String file, byte[] bytes, Problems problems) {
        return YamlSource.read(file, bytes, problems).map(node -> read(node, problems));
    }

    /** The text that a teacher of one language wrote into the lesson's own file. */
    public static LessonText inline(String lesson, Node node, Problems problems) {
        Form form = Form.of(node, problems, "language", "title", "summary", "steps", "recap");
        return text(lesson, form);
    }

    /** Reads a text from the top node of its file; with errors in {@code problems} it must not be used. */
    public static LessonText read(Node node, Problems problems) {
        Form form = Form.of(node, problems, "lesson", "language", "title", "summary", "steps", "recap");
        return text(form.requiredText("lesson"), form);
    }

    private static LessonText text(String lesson, Form form) {
        String language = form.requiredText("language");
        if (!language.isEmpty() && !language.matches("[a-z]{2,3}(-[A-Za-z0-9]+)?")) {
            form.problems().error(form.placeOf("language"), "lint.language", "here", language);
        }
        LessonText.Frame frame = new LessonText.Frame(
                form.requiredText("title"), form.text("summary").orElse(""), form.text("recap").orElse(""));
        Map<String, StepText> textByStep = new LinkedHashMap<>();
        form.required("steps").ifPresent(node -> {
            Form byStep = Form.open(node, form.problems());
            for (String step : byStep.keys()) {
                step(byStep.node(step).orElseThrow(), form.problems()).ifPresent(text -> textByStep.put(step, text));
            }
        });
        return new LessonText(form.place(), lesson, language, frame, textByStep);
    }

    private static Optional<StepText> step(Node node, Problems problems) {
        if (!(node instanceof Node.Fields fields)) {
            problems.error(node.place(), "form.not-mapping." + node.kind());
            return Optional.empty();
        }
        if (fields.has("tell")) {
            Form form = Form.of(node, problems, "title", "tell");
            return Optional.of(new StepText.OfTell(form.place(), form.requiredText("title"), form.requiredText("tell")));
        }
        if (fields.has("task")) return Optional.of(task(Form.of(node, problems, "title", "task", "hints", "mistakes", "done")));
        if (fields.has("question")) {
            return Optional.of(quiz(Form.of(node, problems, "title", "question", "options", "wrong", "otherwise", "done")));
        }
        problems.error(node.place(), "lint.text.no-kind");
        return Optional.empty();
    }

    private static StepText task(Form form) {
        Form hints = Form.of(form.required("hints").orElse(empty(form)), form.problems(), "nudge", "more");
        String nudge = form.has("hints") ? hints.requiredText("nudge") : "";
        String more = form.has("hints") ? hints.requiredText("more") : "";
        StepText.Replies replies = new StepText.Replies(form.textByName("mistakes"), Optional.empty(), form.text("done"));
        return new StepText.OfTask(
                form.place(), form.requiredText("title"), form.requiredText("task"), new StepText.Hints(nudge, more), replies);
    }

    private static StepText quiz(Form form) {
        Map<String, String> options = new LinkedHashMap<>();
        Map<String, String> counterparts = new LinkedHashMap<>();
        Map<String, String> replies = new LinkedHashMap<>(form.textByName("wrong"));
        form.node("options").ifPresent(node -> {
            Form byName = Form.open(node, form.problems());
            for (String name : byName.keys()) {
                Form option = Form.of(byName.node(name).orElseThrow(), form.problems(), "text", "match", "feedback");
                options.put(name, option.requiredText("text"));
                option.text("match").ifPresent(match -> counterparts.put(name, match));
                replies.put(name, option.requiredText("feedback"));
            }
        });
        return new StepText.OfQuiz(form.place(), form.requiredText("title"), form.requiredText("question"), options,
                counterparts, new StepText.Replies(replies, form.text("otherwise"), form.text("done")));
    }

    private static Node empty(Form form) {
        return new Node.Fields(form.place(), Map.of());
    }
}

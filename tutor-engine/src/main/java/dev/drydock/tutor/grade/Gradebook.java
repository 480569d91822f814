package dev.drydock.tutor.grade;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Results in the forms that other programs read: CSV (RFC 4180), JSON, and statements of the Experience API 1.0.3. */
public final class Gradebook {
    private static final String VERB = "http://adlnet.gov/expapi/verbs/";
    /** Objects are named by this program's own scheme: no address that somebody would have to keep up. */
    private static final String OBJECT = "urn:drydock:";

    private Gradebook() {}

    /** A line for each step of each student. */
    public static String csv(List<Graded> graded) {
        StringBuilder csv = new StringBuilder("student,lesson,trouble,step,kind,done,skipped,seconds,attempts,hints,first_error\r\n");
        for (Graded each : graded) {
            String begin = cell(each.student()) + "," + cell(each.lesson()) + "," + each.trouble().word() + ",";
            if (each.steps().isEmpty()) csv.append(begin).append(",,,,,,,\r\n");
            for (StepResult step : each.steps()) {
                csv.append(begin).append(cell(step.step())).append(',').append(step.kind().word()).append(',').append(step.done() ? 1 : 0).append(',')
                        .append(step.skipped() ? 1 : 0).append(',').append(step.seconds()).append(',').append(step.attempts()).append(',')
                        .append(step.hints()).append(',').append(cell(step.firstError())).append("\r\n");
            }
        }
        return csv.toString();
    }

    /** A cell of CSV. What a table program would take for a formula is kept from being one. */
    public static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.indexOf(',') < 0 && safe.indexOf('"') < 0 && safe.indexOf('\n') < 0 && safe.indexOf('\r') < 0;
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** Everything, with the copies that were found. */
    public static String json(List<Graded> graded, List<Grader.Copy> copies) {
        List<Tree> students = new ArrayList<>();
        for (Graded each : graded) {
            List<Tree> steps = new ArrayList<>();
            for (StepResult step : each.steps()) steps.add(json(step));
            students.add(Mapping.of("student", new Text(each.student()), "lesson", new Text(each.lesson()), "trouble", new Text(each.trouble().word()),
                    "fact", new Text(each.fact()), "steps", new Sequence(steps)));
        }
        List<Tree> same = new ArrayList<>();
        for (Grader.Copy copy : copies) {
            same.add(Mapping.of("lesson", new Text(copy.lesson()), "one", new Text(copy.one()), "other", new Text(copy.other()), "shared", new Whole(copy.shared())));
        }
        return Json.indented(Mapping.of("results", new Sequence(students), "copies", new Sequence(same)));
    }

    private static Tree json(StepResult step) {
        return Mapping.of("step", new Text(step.step()), "kind", new Text(step.kind().word()), "done", new Truth(step.done()), "skipped", new Truth(step.skipped()))
                .with("seconds", new Decimal("" + step.seconds())).with("attempts", new Whole(step.attempts())).with("hints", new Whole(step.hints()))
                .with("first_error", new Text(step.firstError()))
                .with("errors", new Sequence(step.errors().stream().<Tree>map(Text::new).toList()));
    }

    /**
     * One statement for each step that was tried. The same results give the same ids, so that a learning record store takes them once.
     *
     * @param homePage the address of the institution whose accounts the names are
     */
    public static String xapi(List<Graded> graded, String homePage) {
        List<Tree> statements = new ArrayList<>();
        for (Graded each : graded) {
            for (StepResult step : each.steps()) {
                if (step.done() || step.attempts() > 0) statements.add(statement(each, step, homePage));
            }
        }
        return Json.indented(new Sequence(statements));
    }

    private static Tree statement(Graded graded, StepResult step, String homePage) {
        boolean task = step.kind() == StepResult.Kind.TASK;
        String object = OBJECT + graded.lesson() + ":" + step.step();
        String id = UUID.nameUUIDFromBytes((homePage + "\n" + graded.student() + "\n" + object).getBytes(StandardCharsets.UTF_8)).toString();
        String verb = task ? step.done() ? "completed" : "attempted" : "answered";
        Mapping actor = Mapping.of("objectType", new Text("Agent"),
                "account", Mapping.of("homePage", new Text(homePage), "name", new Text(graded.student())));
        Mapping result = Mapping.of("success", new Truth(step.done()), "completion", new Truth(step.done()),
                "duration", new Text("PT" + step.seconds() + "S"),
                "extensions", Mapping.of(OBJECT + "attempts", new Whole(step.attempts()), OBJECT + "hints", new Whole(step.hints())));
        Mapping definition = Mapping.of("type", new Text("http://adlnet.gov/expapi/activities/" + (task ? "performance" : "question")));
        return Mapping.of("id", new Text(id), "actor", actor,
                "verb", Mapping.of("id", new Text(VERB + verb), "display", Mapping.of("en", new Text(verb))),
                "object", Mapping.of("objectType", new Text("Activity"), "id", new Text(object), "definition", definition))
                .with("result", result)
                .with("context", Mapping.of("contextActivities", Mapping.of("parent", new Sequence(List.of(
                        Mapping.of("objectType", new Text("Activity"), "id", new Text(OBJECT + graded.lesson())))))));
    }
}

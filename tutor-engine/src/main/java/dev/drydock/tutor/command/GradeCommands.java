package dev.drydock.tutor.command;

import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.grade.Graded;
import dev.drydock.tutor.grade.Gradebook;
import dev.drydock.tutor.grade.Grader;
import dev.drydock.tutor.grade.ItemStatistics;
import dev.drydock.tutor.grade.StepResult;
import dev.drydock.tutor.grade.Submission;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.page.Markdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code drydock grade} and {@code drydock report}: what students handed in, replayed. */
public final class GradeCommands {
    private final Program program;

    private GradeCommands(Program program) {
        this.program = program;
    }

    /** Grades files; 1 when one of them does not count as it is, or is a copy. */
    public static int grade(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("--xapi"), List.of("--help", "-h", "--csv", "--json"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.grade");
            if (arguments.operands().isEmpty()) return program.misunderstood("grade.which");
            return new GradeCommands(program).grade(arguments);
        });
    }

    private int grade(Arguments arguments) throws IOException {
        List<Graded> graded = graded(arguments.operands());
        List<Grader.Copy> copies = Grader.copies(graded);
        if (arguments.has("--csv")) program.print(Gradebook.csv(graded).stripTrailing());
        else if (arguments.has("--json")) program.print(Gradebook.json(graded, copies));
        else if (arguments.has("--xapi")) program.print(Gradebook.xapi(graded, arguments.value("--xapi", "")));
        else tell(graded);
        for (Grader.Copy copy : copies) program.complain("grade.copy", shown(copy.one()), shown(copy.other()), copy.lesson(), copy.shared());
        boolean fine = copies.isEmpty() && graded.stream().allMatch(each -> each.trouble() == Graded.Trouble.NONE);
        return fine ? Program.FINE : Program.PROBLEMS;
    }

    private List<Graded> graded(List<String> operands) throws IOException {
        List<Submission> submissions = new ArrayList<>();
        List<Graded> unreadable = new ArrayList<>();
        for (Path file : files(operands)) {
            Optional<Submission> submission = Submission.read(file.getFileName().toString(), program.edge().disk().read(file));
            submission.ifPresent(submissions::add);
            if (submission.isEmpty()) unreadable.add(new Graded(file.getFileName().toString(), "", Graded.Trouble.UNREADABLE, "", List.of(), List.of()));
            submission.filter(each -> !each.intact()).ifPresent(each -> program.complain("grade.not-intact", file));
        }
        List<Graded> graded = new ArrayList<>(new Grader(Talking.library(program), program.sentences().language()).grade(submissions));
        graded.addAll(unreadable);
        return graded;
    }

    /** Files as they are; a folder stands for the files in it. */
    private List<Path> files(List<String> operands) throws IOException {
        Disk disk = program.edge().disk();
        List<Path> files = new ArrayList<>();
        for (String operand : operands) {
            Path path = Path.of(operand);
            if (!disk.isFolder(path)) files.add(path);
            else disk.list(path).stream().map(path::resolve).filter(disk::isFile).forEach(files::add);
        }
        return files;
    }

    private void tell(List<Graded> graded) {
        for (Graded each : graded) {
            String lesson = each.lesson().isEmpty() ? "-" : each.lesson();
            program.tell("grade.line", shown(each.student()), lesson, each.stepsDone(), each.steps().size());
            if (each.trouble() != Graded.Trouble.NONE) program.print("    " + program.sentences().say("grade.trouble." + each.trouble().word(), each.fact()));
            for (StepResult step : each.steps()) {
                String state = program.sentences().say(step.done() ? "grade.done" : step.skipped() ? "grade.skipped" : "grade.not-done");
                String line = "    " + Columns.pad(step.step(), 24) + Columns.pad(state, 12)
                        + program.sentences().say("grade.numbers", step.seconds(), step.attempts(), step.hints())
                        + (step.firstError().isEmpty() ? "" : "  " + program.sentences().say("grade.first-error", shown(step.firstError())));
                program.print(line);
            }
        }
    }

    /** Whatever students wrote must not steer the teacher's terminal. */
    private static String shown(String text) {
        String plain = Markdown.harmless(text.replace('\n', ' '));
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }

    /** The statistics of steps. */
    public static int report(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h", "--csv"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.report");
            if (arguments.operands().isEmpty()) return program.misunderstood("grade.which");
            GradeCommands commands = new GradeCommands(program);
            List<ItemStatistics> items = ItemStatistics.of(commands.graded(arguments.operands()));
            if (arguments.has("--csv")) return program.print(csv(items));
            items.forEach(commands::tell);
            return items.isEmpty() ? Program.PROBLEMS : Program.FINE;
        });
    }

    private void tell(ItemStatistics item) {
        program.tell("report.line", item.lesson(), item.step(), item.students(), percent(item.facility()), decimal(item.discrimination()));
        for (Map.Entry<String, Integer> error : item.errorsByFrequency().entrySet()) program.print("      " + error.getValue() + " x  " + shown(error.getKey()));
        boolean odd = item.students() >= 5 && item.discrimination() < 0;
        if (odd) program.print("      " + program.sentences().say("report.odd"));
    }

    private static String csv(List<ItemStatistics> items) {
        StringBuilder csv = new StringBuilder("lesson,step,kind,students,facility,discrimination,errors");
        for (ItemStatistics item : items) {
            List<String> errors = new ArrayList<>();
            item.errorsByFrequency().forEach((error, count) -> errors.add(count + " x " + error));
            csv.append("\r\n").append(item.lesson()).append(',').append(item.step()).append(',').append(item.kind().word()).append(',').append(item.students())
                    .append(',').append(String.format(Locale.ROOT, "%.3f", item.facility())).append(',').append(decimal(item.discrimination()))
                    .append(',').append(Gradebook.cell(String.join("; ", errors)));
        }
        return csv.toString();
    }

    private static String percent(double part) {
        return Math.round(part * 100) + " %";
    }

    private static String decimal(double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.2f", number);
    }
}

package dev.drydock.tutor.command;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.course.Pack;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.proof.Failure;
import dev.drydock.lessons.proof.ProofReport;
import dev.drydock.lessons.proof.Prover;
import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.stage.SandboxTheatre;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code drydock prove} and {@code drydock lint}. */
public final class TeacherCommands {
    private final Program program;
    private final Sentences sentences;
    private final Course course = Course.ofTheProgram();

    private TeacherCommands(Program program) {
        this.program = program;
        this.sentences = Sentences.of(program.sentences().language().code());
    }

    /** Carries out the proofs of lessons; 1 when one fails. */
    public static int prove(List<String> words, Program program) {
        return new TeacherCommands(program).each("help.prove", words, true);
    }

    /** Tells what is wrong with lesson files; 1 when something is. */
    public static int lint(List<String> words, Program program) {
        return new TeacherCommands(program).each("help.lint", words, false);
    }

    private int each(String help, List<String> words, boolean proofs) {
        try {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell(help);
            List<String> wanted = arguments.operands().isEmpty() ? course.lessonIds() : arguments.operands();
            int code = Program.FINE;
            for (String each : wanted) code = Math.max(code, one(each, proofs));
            return arguments.operands().isEmpty() && !proofs ? Math.max(code, glossary()) : code;
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }

    private int glossary() {
        Problems problems = new Problems();
        course.glossary(problems);
        course.misconceptions(problems);
        for (Problem problem : problems.inOrder()) program.print(problem.say(sentences));
        return problems.hasErrors() ? Program.PROBLEMS : program.tell("lint.fine", "glossary");
    }

    /** A lesson of the course by its name, else a file. */
    private int one(String nameOrFile, boolean proofs) {
        Problems problems = new Problems();
        boolean known = course.lessonIds().contains(nameOrFile);
        Optional<LessonInLanguages> lesson = known ? course.read(nameOrFile, problems) : file(nameOrFile, problems);
        if (lesson.isEmpty() && problems.inOrder().isEmpty()) return Program.USAGE;
        for (Problem problem : problems.inOrder()) program.print(problem.say(sentences));
        if (lesson.isEmpty()) return Program.PROBLEMS;
        return proofs ? prove(lesson.get()) : program.tell("lint.fine", nameOrFile);
    }

    private int prove(LessonInLanguages lesson) {
        ProofReport report = Prover.prove(lesson.lesson(), new SandboxTheatre());
        for (Failure failure : report.failures()) program.print(failure.say(sentences));
        program.tell(report.green() ? "prove.green" : "prove.red", lesson.lesson().id(), report.proofs(), report.failures().size());
        return report.green() ? Program.FINE : Program.PROBLEMS;
    }

    /** A lesson file of a teacher, with the texts that lie beside it as {@code zh/NAME.yaml} and {@code en/NAME.yaml}. */
    private Optional<LessonInLanguages> file(String file, Problems problems) {
        Path path = Path.of(file);
        try {
            byte[] bytes = program.edge().disk().read(path);
            Map<String, byte[]> texts = new LinkedHashMap<>();
            for (String language : List.of("zh", "en")) {
                Path text = path.resolveSibling(language).resolve(path.getFileName());
                if (program.edge().disk().isFile(text)) texts.put(text.toString(), program.edge().disk().read(text));
            }
            return Pack.read(file, bytes, texts, problems);
        } catch (IOException e) {
            if (file.matches("[a-z0-9-]+")) program.complain("usage.no-lesson", file);
            else program.complain("usage.no-file", file, e.getMessage());
            return Optional.empty();
        }
    }
}

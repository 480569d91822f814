package dev.drydock.tutor.command;

import dev.drydock.lessons.bundle.Bundle;
import dev.drydock.lessons.course.Concepts;
import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.proof.Failure;
import dev.drydock.lessons.proof.ProofReport;
import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.pack.PackFolder;
import dev.drydock.tutor.workshop.LessonFiles;
import dev.drydock.tutor.workshop.ProofRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), proofs ? List.of("--help", "-h", "--java") : List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell(help);
            boolean whole = arguments.operands().isEmpty();
            List<LessonInLanguages> sound = new ArrayList<>();
            int code = Program.FINE;
            for (String each : arguments.operands()) code = Math.max(code, pack(Path.of(each), proofs, sound));
            for (String each : whole ? course.lessonIds() : wanted(arguments.operands())) code = Math.max(code, one(each, proofs, sound));
            if (proofs) return Math.max(code, prove(sound, arguments.has("--java")));
            return whole ? Math.max(code, glossary()) : code;
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }

    /** Names of lessons and files as they are; a folder stands for the lessons in it, a chapter's name for those of the chapter. */
    private List<String> wanted(List<String> operands) {
        List<String> wanted = new ArrayList<>();
        for (String each : operands) {
            // A pack is told of as a whole.
            if (PackFolder.isPack(program.edge().disk(), Path.of(each))) continue;
            Optional<Course.Chapter> chapter = course.chapters().stream().filter(one -> one.name().equals(each)).findFirst();
            if (chapter.isPresent() && !course.lessonIds().contains(each)) wanted.addAll(chapter.get().lessonIds());
            else if (program.edge().disk().isFolder(Path.of(each))) wanted.addAll(inFolder(Path.of(each)));
            else wanted.add(each);
        }
        return wanted;
    }

    private List<String> inFolder(Path folder) {
        try {
            return LessonFiles.in(program.edge().disk(), folder).stream().map(Path::toString).toList();
        } catch (IOException e) {
            return List.of(folder.toString());
        }
    }

    private int glossary() {
        Problems problems = new Problems();
        Concepts.check(course, course.glossary(problems), problems);
        course.misconceptions(problems);
        for (Problem problem : problems.inOrder()) program.print(problem.say(sentences));
        return problems.hasErrors() ? Program.PROBLEMS : program.tell("lint.fine", "glossary");
    }

    /** Reads the lessons of a pack, and tells what is wrong with it; nothing for what is no pack. */
    private int pack(Path path, boolean proofs, List<LessonInLanguages> sound) {
        if (!PackFolder.isPack(program.edge().disk(), path)) return Program.FINE;
        Problems problems = new Problems();
        try {
            Optional<Bundle> bundle = PackFolder.read(program.edge().disk(), path, problems);
            for (Problem problem : problems.inOrder()) program.print(problem.say(sentences));
            if (bundle.isEmpty()) return Program.PROBLEMS;
            for (String id : bundle.get().manifest().lessons()) bundle.get().lesson(id, new Problems()).ifPresent(sound::add);
            return proofs ? Program.FINE : program.tell("lint.fine", path);
        } catch (IOException e) {
            program.complain("usage.no-file", path, Journal.reason(e));
            return Program.USAGE;
        }
    }

    /** Reads a lesson of the course by its name, else a file; tells what is wrong with it. */
    private int one(String nameOrFile, boolean proofs, List<LessonInLanguages> sound) {
        Problems problems = new Problems();
        boolean known = course.lessonIds().contains(nameOrFile);
        Optional<LessonInLanguages> lesson = known ? course.read(nameOrFile, problems) : file(nameOrFile, problems);
        if (lesson.isEmpty() && problems.inOrder().isEmpty()) return Program.USAGE;
        for (Problem problem : problems.inOrder()) program.print(problem.say(sentences));
        lesson.ifPresent(sound::add);
        if (lesson.isEmpty()) return Program.PROBLEMS;
        return proofs ? Program.FINE : program.tell("lint.fine", nameOrFile);
    }

    /** @param anyJava whether Java of lessons that are not the course's may run */
    private int prove(List<LessonInLanguages> lessons, boolean anyJava) {
        long begin = System.nanoTime();
        List<ProofReport> reports = new ArrayList<>();
        Predicate<Lesson> mayRunJava = lesson -> anyJava || course.lesson(lesson.id()).map(ours -> ours.lesson() == lesson || ours.lesson().equals(lesson)).orElse(false);
        ProofRun.prove(lessons.stream().map(LessonInLanguages::lesson).toList(), mayRunJava, proved -> {
            reports.add(proved.report());
            tell(proved);
        });
        int proofs = reports.stream().mapToInt(ProofReport::proofs).sum();
        long red = reports.stream().filter(report -> !report.green()).count();
        if (reports.size() > 1) program.tell("prove.summary", reports.size(), proofs, red, seconds((System.nanoTime() - begin) / 1_000_000), ProofRun.cores());
        return red == 0 ? Program.FINE : Program.PROBLEMS;
    }

    private void tell(ProofRun.Proved proved) {
        ProofReport report = proved.report();
        if (report.green()) {
            program.tell("prove.green", report.lesson(), report.proofs(), seconds(proved.millis()));
            return;
        }
        program.tell("prove.red", report.lesson(), report.proofs(), report.failures().size(), seconds(proved.millis()));
        for (Failure failure : report.failures()) program.print("  " + failure.say(sentences));
    }

    /** Seconds with one decimal. */
    private static String seconds(long millis) {
        return millis / 1_000 + "." + millis % 1_000 / 100;
    }

    private Optional<LessonInLanguages> file(String file, Problems problems) {
        try {
            return LessonFiles.read(program.edge().disk(), Path.of(file)).lint(problems);
        } catch (IOException e) {
            if (file.matches("[a-z0-9-]+")) program.complain("usage.no-lesson", file);
            else program.complain("usage.no-file", file, Journal.reason(e));
            return Optional.empty();
        }
    }
}

package dev.drydock.tutor.command;

import dev.drydock.lessons.judge.QuizJudge;
import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.source.Sha256;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.grade.Submission;
import dev.drydock.tutor.home.Library;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.journal.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code drydock submit}, {@code drydock exam} and {@code drydock digest}: the student's side of homework and exams. */
public final class ExamCommands {
    private ExamCommands() {}

    /** Writes one file to hand in, after showing what is in it. */
    public static int submit(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("--name", "-o", "--output"), List.of("--help", "-h", "--yes"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.submit");
            String name = arguments.value("--name", "").strip();
            if (name.isEmpty()) return program.misunderstood("submit.who");
            return submit(name, arguments, program);
        });
    }

    private static int submit(String name, Arguments arguments, Program program) throws IOException {
        Disk disk = program.edge().disk();
        DataFolder folder = Talking.folder(program);
        Map<String, byte[]> journals = new LinkedHashMap<>();
        for (String id : Talking.library(program).ids()) {
            boolean wanted = arguments.operands().isEmpty() || arguments.operands().contains(id);
            if (wanted && disk.isFile(folder.journalOf(id))) journals.put(id, disk.read(folder.journalOf(id)));
            if (wanted && disk.isFile(folder.examOf(id))) journals.put("exam-" + id, disk.read(folder.examOf(id)));
        }
        if (journals.isEmpty()) {
            program.complain("submit.nothing");
            return Program.PROBLEMS;
        }
        Path file = Path.of(arguments.value("-o", arguments.value("--output", "drydock-" + name.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".txt")));
        if (disk.isFile(file)) {
            program.complain("save.exists", file);
            return Program.PROBLEMS;
        }
        program.tell("submit.contents", name);
        journals.forEach((id, bytes) -> {
            int inputs = Journal.handedIn(bytes).map(each -> each.journal().entries().size()).orElse(0);
            program.print("  " + program.sentences().say("submit.lesson", id, inputs));
        });
        program.tell("submit.private");
        if (!arguments.has("--yes") && !agreed(program)) return program.tell("submit.not-written");
        disk.write(file, new Submission(name, journals, true).text().getBytes(StandardCharsets.UTF_8));
        return program.tell("submit.done", file);
    }

    private static boolean agreed(Program program) {
        try (Terminal terminal = Talking.terminal(program)) {
            Terminal.Said said = terminal.ask(Terminal.Question.of(program.sentences().say("submit.sure") + " "));
            List<String> yes = List.of(program.sentences().say("answer.yes").split(" "));
            return said instanceof Terminal.Said.Line line && yes.contains(line.text().strip().toLowerCase(Locale.ROOT));
        }
    }

    /** A lesson as an exam, with a world and shuffles of the student's own. */
    public static int exam(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("--student"), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.exam");
            String student = arguments.value("--student", "").strip();
            if (student.isEmpty()) return program.misunderstood("submit.who");
            if (arguments.operands().size() != 1) return program.misunderstood("exam.which");
            String id = arguments.operands().get(0);
            Library library = Talking.library(program);
            if (!library.ids().contains(id)) {
                program.complain("usage.no-lesson", id);
                return Program.USAGE;
            }
            Optional<Closeable> lock = program.edge().disk().lock(Talking.folder(program).lock());
            if (lock.isEmpty()) {
                program.complain("import.locked", Talking.folder(program).path());
                return Program.PROBLEMS;
            }
            try {
                return Talking.exam(id, seed(student, library.digest(id)), library, program);
            } finally {
                lock.get().close();
            }
        });
    }

    /** The same for the same student and lesson, another one for any other. */
    static long seed(String student, String digest) {
        return Long.parseLong(Sha256.of(student + "\n" + digest).substring(0, 12), 16);
    }

    /** Prints answers in the form in which a lesson keeps them back. */
    public static int digest(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("--salt"), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.digest");
            if (arguments.operands().isEmpty()) return program.misunderstood("digest.which");
            String salt = arguments.value("--salt", freshSalt());
            if (!salt.matches("[A-Za-z0-9]{8,64}")) return program.misunderstood("digest.bad-salt");
            List<String> lines = new ArrayList<>();
            for (String answer : arguments.operands()) {
                Answer.Digested digested = QuizJudge.keptBack(salt, answer);
                lines.add("answer: {digest: \"" + digested.salt() + ":" + digested.sha256() + "\"}");
            }
            return program.print(lines.stream().collect(Collectors.joining("\n")));
        });
    }

    private static String freshSalt() {
        byte[] bytes = new byte[16];
        new java.security.SecureRandom().nextBytes(bytes);
        return Sha256.of(bytes).substring(0, 24);
    }
}

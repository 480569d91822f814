package dev.drydock.tutor;

import dev.drydock.lessons.source.Nearest;
import dev.drydock.tutor.command.BankCommands;
import dev.drydock.tutor.command.ExamCommands;
import dev.drydock.tutor.command.GradeCommands;
import dev.drydock.tutor.command.Manner;
import dev.drydock.tutor.command.PackCommands;
import dev.drydock.tutor.command.PreviewCommand;
import dev.drydock.tutor.command.Program;
import dev.drydock.tutor.command.ProgressCommands;
import dev.drydock.tutor.command.ReviewCommands;
import dev.drydock.tutor.command.ShCommand;
import dev.drydock.tutor.command.TeacherCommands;
import dev.drydock.tutor.command.TutorCommands;
import dev.drydock.tutor.edge.Edge;
import dev.drydock.tutor.edge.RealEdge;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program {@code drydock}: reads the first word and gives the rest to the command it names. */
public final class Drydock {
    private static final List<String> COMMANDS = List.of("sh", "learn", "lessons", "demo", "glossary", "search", "quiz", "review", "progress", "export", "import", "new", "lint", "prove", "preview", "pack", "install", "submit", "exam", "grade", "report", "digest", "gift", "anki");

    private Drydock() {}

    public static void main(String[] words) {
        int code = run(new ArrayList<>(List.of(words)), RealEdge.open());
        System.exit(code);
    }

    /** Carries out a command line and gives its exit code. */
    public static int run(List<String> words, Edge edge) {
        String spoken = takeLanguage(words);
        Optional<Language> asked = Language.coded(spoken);
        Manner manner = Manner.take(words);
        Program program = new Program(edge, Sentences.of(asked.orElseGet(() -> Language.ofLocale(edge.environment(), edge.systemLanguage()))), asked.isPresent(), manner);
        if (asked.isEmpty() && !spoken.isEmpty()) return program.misunderstood("usage.unknown-language", spoken);
        if (!manner.sound()) return program.misunderstood("usage.bad-profile", manner.profile().strip());
        String command = words.isEmpty() ? "" : words.remove(0);
        return switch (command) {
            case "" -> TutorCommands.menu(program);
            case "learn" -> TutorCommands.learn(words, program);
            case "lessons" -> TutorCommands.lessons(words, program);
            case "glossary", "search" -> TutorCommands.lookup(command, words, program);
            case "demo" -> TutorCommands.demo(words, program);
            case "quiz" -> ReviewCommands.quiz(words, program);
            case "review" -> ReviewCommands.review(words, program);
            case "progress" -> ReviewCommands.progress(words, program);
            case "export" -> ProgressCommands.export(words, program);
            case "import" -> ProgressCommands.unpack(words, program);
            case "grade" -> GradeCommands.grade(words, program);
            case "report" -> GradeCommands.report(words, program);
            case "submit" -> ExamCommands.submit(words, program);
            case "exam" -> ExamCommands.exam(words, program);
            case "digest" -> ExamCommands.digest(words, program);
            case "preview" -> PreviewCommand.preview(words, program);
            case "gift" -> BankCommands.gift(words, program);
            case "anki" -> BankCommands.anki(words, program);
            case "new" -> PackCommands.begin(words, program);
            case "pack" -> PackCommands.pack(words, program);
            case "install" -> PackCommands.install(words, program);
            case "prove" -> TeacherCommands.prove(words, program);
            case "lint" -> TeacherCommands.lint(words, program);
            case "sh" -> ShCommand.run(words, program);
            case "--help", "-h", "help" -> help(words, program);
            case "--version" -> program.print("drydock " + Header.VERSION);
            default -> unknown(command, program);
        };
    }

    private static int help(List<String> words, Program program) {
        String page = words.isEmpty() ? "drydock" : words.get(0);
        return program.sentences().find("help." + page).map(program::print).orElseGet(() -> unknown(page, program));
    }

    private static int unknown(String word, Program program) {
        program.complain(word.startsWith("-") ? "usage.unknown-option" : "usage.unknown-command", word);
        Nearest.to(word, COMMANDS).ifPresent(name -> program.complain("usage.did-you-mean", "drydock " + name));
        program.complain("usage.see-help");
        return Program.USAGE;
    }

    /** Takes {@code --lang} out of the words, wherever it stands before a script and its arguments; empty when it is not there. */
    private static String takeLanguage(List<String> words) {
        boolean script = !words.isEmpty() && words.get(0).equals("sh");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--lang=")) return words.remove(i).substring("--lang=".length());
            if (word.equals("--lang") && i + 1 < words.size()) {
                words.remove(i);
                return words.remove(i);
            }
            boolean scriptBegins = script && i > 0 && !word.startsWith("-") && !ShCommand.takesValue(words.get(i - 1));
            if (scriptBegins || word.equals("--")) return "";
        }
        return "";
    }
}

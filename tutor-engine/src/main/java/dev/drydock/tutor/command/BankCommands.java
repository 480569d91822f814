package dev.drydock.tutor.command;

import dev.drydock.lessons.exchange.AnkiCards;
import dev.drydock.lessons.exchange.GiftBank;
import dev.drydock.lessons.exchange.GiftLesson;
import dev.drydock.lessons.exchange.GiftQuestion;
import dev.drydock.lessons.exchange.GiftReader;
import dev.drydock.lessons.exchange.GiftWriter;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.home.Library;
import dev.drydock.tutor.language.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code drydock gift} and {@code drydock anki}: questions for other programs, and from them. */
public final class BankCommands {
    private BankCommands() {}

    /** Writes the questions of lessons as GIFT, or makes a lesson of a GIFT file. */
    public static int gift(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("--import", "-o", "--output"), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.gift");
            return arguments.has("--import") ? take(arguments, program) : give(arguments, program);
        });
    }

    private static int give(Arguments arguments, Program program) throws Arguments.WrongUsage, java.io.IOException {
        Library library = Talking.library(program);
        Language language = program.sentences().language();
        List<GiftQuestion> questions = new ArrayList<>();
        int left = 0;
        for (String id : lessons(arguments.operands(), library)) {
            GiftBank bank = GiftBank.of(library.lesson(id, language), library.text(id, language));
            questions.addAll(bank.questions());
            left += bank.left();
        }
        int code = written(GiftWriter.write(questions), arguments, program);
        if (left > 0) program.complain("gift.left", left);
        return code;
    }

    private static int take(Arguments arguments, Program program) throws Arguments.WrongUsage, java.io.IOException {
        if (arguments.operands().size() != 1 || !arguments.operands().get(0).matches("[a-z][a-z0-9-]{0,37}")) return program.misunderstood("gift.name");
        String id = arguments.operands().get(0);
        String bank = arguments.value("--import", "");
        Path file = Path.of(id + ".yaml");
        if (program.edge().disk().isFile(file)) {
            program.complain("save.exists", file);
            return Program.PROBLEMS;
        }
        Problems problems = new Problems();
        String text = new String(program.edge().disk().read(Path.of(bank)), StandardCharsets.UTF_8);
        List<GiftQuestion> questions = GiftReader.read(bank, text, problems);
        GiftLesson.Frame frame = new GiftLesson.Frame(id, program.sentences().language().code(), id, program.sentences().say("gift.todo"),
                List.of(program.sentences().say("gift.true"), program.sentences().say("gift.false")));
        GiftLesson.Made made = GiftLesson.of(questions, frame, bank, problems);
        Sentences sentences = Sentences.of(program.sentences().language().code());
        for (Problem problem : problems.inOrder()) program.complain("gift.problem", problem.say(sentences));
        if (made.questions() == 0) {
            program.complain("gift.nothing", bank);
            return Program.PROBLEMS;
        }
        program.edge().disk().write(file, made.yaml().getBytes(StandardCharsets.UTF_8));
        program.tell("gift.made", file, made.questions(), made.unsaid());
        return problems.hasErrors() ? Program.PROBLEMS : Program.FINE;
    }

    /** Writes cards for Anki. */
    public static int anki(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("-o", "--output"), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.anki");
            Library library = Talking.library(program);
            Language language = program.sentences().language();
            List<String> lines = new ArrayList<>();
            for (String id : lessons(arguments.operands(), library)) lines.addAll(AnkiCards.of(library.lesson(id, language), library.text(id, language)));
            return written(AnkiCards.HEAD + String.join("\n", lines) + "\n", arguments, program);
        });
    }

    private static List<String> lessons(List<String> wanted, Library library) throws Arguments.WrongUsage {
        for (String id : wanted) if (!library.ids().contains(id)) throw new Arguments.WrongUsage("usage.no-lesson", id);
        return wanted.isEmpty() ? library.ids() : wanted;
    }

    private static int written(String text, Arguments arguments, Program program) throws java.io.IOException {
        String file = arguments.value("-o", arguments.value("--output", ""));
        if (file.isEmpty()) return program.print(text.stripTrailing());
        program.edge().disk().write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
        return program.tell("submit.done", file);
    }
}

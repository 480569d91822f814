package dev.drydock.tutor.command;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.home.Library;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.player.Page;
import dev.drydock.tutor.review.Deck;
import dev.drydock.tutor.review.Examination;
import dev.drydock.tutor.review.Item;
import dev.drydock.tutor.review.ReviewLog;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Tongue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code drydock quiz}, {@code drydock review} and {@code drydock progress}. */
public final class ReviewCommands {
    private static final int WEAK = 20;
    private static final int BAR = 24;

    private final Program program;
    private final Library library;
    private final Language language;
    private final ReviewLog log;

    private ReviewCommands(Program program) {
        this(program, program.sentences().language());
    }

    private ReviewCommands(Program program, Language language) {
        this.program = program;
        this.library = Talking.library(program);
        this.language = language;
        this.log = new ReviewLog(program.edge().disk(), Talking.folder(program), ZoneId.systemDefault());
    }

    private static long now() {
        return System.currentTimeMillis() / 1_000;
    }

    private Deck met() {
        return Deck.met(library, language, program.edge().disk(), Talking.folder(program), log);
    }

    /** Asks what is due. */
    public static int review(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h", "--due"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.review");
            if (!arguments.operands().isEmpty()) throw new Arguments.WrongUsage("usage.too-many", arguments.operands().get(0));
            return new ReviewCommands(program).review(arguments.has("--due"));
        });
    }

    private int review(boolean onlyTell) {
        Deck deck = met();
        if (deck.isEmpty()) return program.tell("review.nothing-met");
        List<Item> due = deck.due(now());
        if (!onlyTell && !due.isEmpty()) ask(deck, due);
        outlook(deck);
        return Program.FINE;
    }

    /** The same from the menu, with the terminal and the language of the learner who chose it. */
    static void review(Learner learner, Program program) {
        ReviewCommands commands = new ReviewCommands(program, learner.tongue().language());
        Page page = new Page(learner.terminal(), learner.tongue());
        Deck deck = commands.met();
        if (deck.isEmpty()) {
            page.remark("review.nothing-met");
            return;
        }
        List<Item> due = deck.due(now());
        if (!due.isEmpty()) commands.examination(deck, page).run(due);
        for (String sentence : commands.outlook(deck, learner.tongue().sentences())) page.say(sentence);
    }

    private List<String> outlook(Deck deck, Sentences sentences) {
        Deck.Outlook outlook = deck.outlook(now());
        int streak = deck.streak(now());
        String due = sentences.say("review.outlook", outlook.today(), outlook.tomorrow(), outlook.week());
        return streak > 1 ? List.of(due, sentences.say("review.streak", streak)) : List.of(due);
    }

    private void outlook(Deck deck) {
        for (String sentence : outlook(deck, program.sentences())) program.print(sentence);
    }

    /** Asks everything of a lesson or a chapter, or what is known worst. */
    public static int quiz(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.quiz");
            if (arguments.operands().size() > 1) throw new Arguments.WrongUsage("usage.too-many", arguments.operands().get(1));
            return new ReviewCommands(program).quiz(arguments.operands().isEmpty() ? "" : arguments.operands().get(0));
        });
    }

    private int quiz(String wanted) {
        Deck met = met();
        if (wanted.equals("weak")) {
            List<Item> weak = met.weak(now(), WEAK);
            if (weak.isEmpty()) return program.tell("quiz.none-weak");
            return ask(met, weak);
        }
        if (wanted.isEmpty()) return met.isEmpty() ? program.tell("review.nothing-met") : ask(met, met.all());
        List<String> ids = ids(wanted);
        if (ids.isEmpty()) {
            program.complain("usage.no-lesson", wanted);
            program.complain("usage.see-lessons");
            return Program.USAGE;
        }
        List<Lesson> lessons = ids.stream().map(id -> library.lesson(id, language)).toList();
        Deck deck = Deck.of(lessons, log);
        return deck.isEmpty() ? program.tell("quiz.none-here") : ask(deck, deck.all());
    }

    /** The lessons of a lesson's name, or of a chapter's name or number. */
    private List<String> ids(String wanted) {
        if (library.ids().contains(wanted)) return List.of(wanted);
        List<Course.Chapter> chapters = library.chapters(language);
        for (int i = 0; i < chapters.size(); i++) {
            if (chapters.get(i).name().equals(wanted) || wanted.equals("" + (i + 1))) return chapters.get(i).lessonIds();
        }
        return List.of();
    }

    private int ask(Deck deck, List<Item> items) {
        try (Terminal terminal = Talking.terminal(program)) {
            examination(deck, new Page(terminal, new Tongue(language))).run(items);
        } catch (Terminal.EndOfInput gone) {
            // Every answer that was given is put down.
        }
        return Program.FINE;
    }

    private Examination examination(Deck deck, Page page) {
        return new Examination(deck, lesson -> library.text(lesson.id(), language), page, ReviewCommands::now);
    }

    /** What is learned, shaky and open, lesson by lesson. */
    public static int progress(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.progress");
            if (!arguments.operands().isEmpty()) throw new Arguments.WrongUsage("usage.too-many", arguments.operands().get(0));
            return new ReviewCommands(program).progress();
        });
    }

    private int progress() {
        List<Lesson> lessons = library.ids().stream().map(id -> library.lesson(id, language)).toList();
        Deck deck = Deck.of(lessons, log);
        List<String> lines = new ArrayList<>(List.of(program.sentences().say("progress.picture")));
        int titles = library.ids().stream().mapToInt(id -> Columns.of(library.text(id, language).frame().title())).max().orElse(0);
        for (Lesson lesson : lessons) {
            Map<Deck.Standing, Integer> count = deck.standings(lesson.id(), now());
            int all = count.values().stream().mapToInt(Integer::intValue).sum();
            String title = Columns.pad(library.text(lesson.id(), language).frame().title(), Math.min(titles, 40));
            lines.add(Columns.pad(library.number(lesson.id()), 5) + title + "  " + bar(count, all) + "  "
                    + program.sentences().say("progress.counts", count.get(Deck.Standing.LEARNED), count.get(Deck.Standing.SHAKY), count.get(Deck.Standing.OPEN)));
        }
        program.print(String.join("\n", lines));
        Deck met = met();
        if (!met.isEmpty()) outlook(met);
        return Program.FINE;
    }

    private static String bar(Map<Deck.Standing, Integer> count, int all) {
        if (all == 0) return ".".repeat(BAR);
        int learned = count.get(Deck.Standing.LEARNED) * BAR / all;
        int shaky = Math.min(BAR - learned, Optional.of(count.get(Deck.Standing.SHAKY)).filter(some -> some > 0).map(some -> Math.max(1, some * BAR / all)).orElse(0));
        return "#".repeat(learned) + "+".repeat(shaky) + ".".repeat(BAR - learned - shaky);
    }
}

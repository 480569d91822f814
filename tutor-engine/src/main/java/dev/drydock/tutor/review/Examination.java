package dev.drydock.tutor.review;

import dev.drydock.lessons.judge.Judge;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Mistake;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.proof.Prover;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.lessons.review.Card;
import dev.drydock.lessons.review.Rating;
import dev.drydock.lessons.stage.SandboxTheatre;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.player.Page;
import dev.drydock.tutor.player.QuizTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Asks questions one after the other and puts down how well each was known. */
public final class Examination {
    private static final int TRIES = 2;
    private static final int LINES_SHOWN = 12;

    private final Deck deck;
    private final Function<Lesson, LessonText> texts;
    private final Page page;
    private final LongSupplier clockSeconds;
    private int right;
    private int asked;

    /**
     * @param texts the sentences of a lesson in the language of the moment
     * @param clockSeconds seconds since 1970
     */
    public Examination(Deck deck, Function<Lesson, LessonText> texts, Page page, LongSupplier clockSeconds) {
        this.deck = deck;
        this.texts = texts;
        this.page = page;
        this.clockSeconds = clockSeconds;
    }

    /** Asks until all is asked or the learner leaves. */
    public void run(List<Item> items) {
        for (Item item : items) {
            int tries = ask(item, asked + 1, items.size());
            if (tries < 0) break;
            asked++;
            if (tries == 1) right++;
            put(item, tries == 1 ? Rating.GOOD : tries > 1 ? Rating.HARD : Rating.AGAIN);
        }
        if (asked > 0) page.remark("review.result", right, asked);
    }

    private void put(Item item, Rating rating) {
        try {
            deck.answered(item, rating, clockSeconds.getAsLong());
        } catch (IOException refused) {
            page.remark("journal.trouble", Journal.reason(refused));
        }
        Card card = deck.card(item);
        long minutes = Math.max(1, (card.dueSeconds() - clockSeconds.getAsLong()) / 60);
        if (minutes < 24 * 60) page.remark("review.again-minutes", minutes);
        else page.remark("review.again-days", Math.round(minutes / (24.0 * 60)));
    }

    private int ask(Item item, int number, int all) {
        LessonText text = texts.apply(item.lesson());
        StepText step = text.step(item.step().id()).orElseThrow();
        page.prose(number + "/" + all + "  " + text.frame().title() + ": " + step.title(), step.prose());
        // The world stands as it did when the question came up, however the learner has left the lesson.
        WorldView view = Prover.stageBefore(item.lesson(), item.stepIndex(), new SandboxTheatre()).view();
        if (item.step() instanceof Step.Task task) return command(task, (StepText.OfTask) step, view);
        Step.Quiz quiz = (Step.Quiz) item.step();
        long seed = clockSeconds.getAsLong() / 86_400;
        return new QuizTable(quiz, (StepText.OfQuiz) step, page, view, seed, word -> { }).examine(TRIES);
    }

    /** A situation that is answered with a command, carried out in a fresh sandbox. */
    private int command(Step.Task task, StepText.OfTask text, WorldView view) {
        page.remark("review.command");
        for (int number = 1; number <= TRIES; number++) {
            Optional<String> line = listen();
            if (line.isEmpty()) return -1;
            WorldView after = view.after(line.get());
            show(after.typed().get(0).output());
            if (Judge.isDone(task, after)) {
                page.terminal().write(page.marked("✓", text.replies().done().orElse(page.tongue().sentences().say("quiz.right")), Style.GOOD));
                return number;
            }
            Optional<String> mistake = task.mistakes().stream().filter(each -> each.when().holds(after)).map(Mistake::name).findFirst().flatMap(text.replies()::to);
            String said = mistake.orElse(number < TRIES ? text.hints().nudge() : page.tongue().sentences().say("quiz.wrong"));
            page.terminal().write(page.marked("✗", said, Style.BAD));
        }
        page.say("```\n" + Item.command(task).line() + "\n```");
        return 0;
    }

    private Optional<String> listen() {
        Terminal.Said said = page.terminal().ask(Terminal.Question.of("$ "));
        boolean line = said instanceof Terminal.Said.Line typed && !typed.text().isBlank() && !typed.text().strip().startsWith(":");
        return line ? Optional.of(((Terminal.Said.Line) said).text().strip()) : Optional.empty();
    }

    private void show(String output) {
        List<String> lines = output.lines().limit(LINES_SHOWN).toList();
        if (!lines.isEmpty()) page.terminal().write(dev.drydock.tutor.page.Markdown.harmless(String.join("\n", lines)) + "\n");
    }
}

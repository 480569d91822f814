package dev.drydock.tutor.player;

import dev.drydock.lessons.judge.QuizJudge;
import dev.drydock.lessons.judge.Verdict;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.page.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Asks a question until it is answered right, or the learner wants to look around first. */
final class QuizTable {
    private final Step.Quiz quiz;
    private final StepText.OfQuiz text;
    private final Page page;
    private final WorldView view;
    private final List<String> shown;

    QuizTable(Step.Quiz quiz, StepText.OfQuiz text, Page page, WorldView view, long seed) {
        this.quiz = quiz;
        this.text = text;
        this.page = page;
        this.view = view;
        this.shown = new ArrayList<>(quiz.question() instanceof Question.Single single ? single.options() : List.of());
        // Shuffled, and the same each time it is shown: the order follows from the journal's seed.
        Collections.shuffle(shown, new Random(seed * 31 + quiz.id().hashCode()));
    }

    /**
     * Asks. True when the right answer came; false when the learner went to look around.
     *
     * @param given an answer that was given already, or an empty text
     * @param journal told of every answer
     */
    boolean ask(String given, Consumer<String> journal) {
        String answer = given;
        if (answer.isEmpty()) showOptions();
        while (true) {
            if (answer.isEmpty()) answer = listen().orElse("");
            if (answer.isEmpty()) {
                page.remark("quiz.later");
                return false;
            }
            journal.accept(answer);
            Verdict verdict = quiz.question() instanceof Question.Single single
                    ? QuizJudge.single(single, shown, answer)
                    : QuizJudge.fill((Question.Fill) quiz.question(), answer, view);
            page.terminal().write(reply(verdict));
            if (verdict.kind() == Verdict.Kind.RIGHT) return true;
            if (!given.isEmpty() || verdict.kind() == Verdict.Kind.NOTHING_TO_SEE) return false;
            answer = "";
        }
    }

    /** Tells what would have been right. */
    void tellAnswer() {
        if (quiz.question() instanceof Question.Single single) {
            page.say(text.optionByName().get(single.answer()));
        } else {
            List<String> accepted = ((Question.Fill) quiz.question()).answer().accepted(view);
            if (!accepted.isEmpty()) page.say("`" + accepted.get(0) + "`");
        }
    }

    private Optional<String> listen() {
        String prompt = page.tongue().sentences().say("quiz.prompt") + " ";
        Terminal.Said said = page.terminal().ask(Terminal.Question.of(Style.HEADING.paint(prompt, page.terminal().colours())));
        return said instanceof Terminal.Said.Line line && !line.text().isBlank() ? Optional.of(line.text().strip()) : Optional.empty();
    }

    private void showOptions() {
        StringBuilder options = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            options.append(page.marked((char) ('a' + i) + ")", text.optionByName().get(shown.get(i)), Style.STRONG));
        }
        page.terminal().write(options.toString());
        page.remark(shown.isEmpty() ? "quiz.fill" : "quiz.single");
    }

    private String reply(Verdict verdict) {
        return switch (verdict.kind()) {
            case NO_ANSWER -> page.remarkText("quiz.no-answer");
            case NOTHING_TO_SEE -> page.remarkText("quiz.nothing-to-see");
            case RIGHT -> page.marked("✓", feedback(verdict).orElse(page.tongue().sentences().say("quiz.right")), Style.GOOD);
            case WRONG -> page.marked("✗", feedback(verdict).or(() -> text.replies().otherwise())
                    .orElse(page.tongue().sentences().say("quiz.wrong")), Style.BAD);
        };
    }

    private Optional<String> feedback(Verdict verdict) {
        return verdict.reply().flatMap(text.replies()::to);
    }
}

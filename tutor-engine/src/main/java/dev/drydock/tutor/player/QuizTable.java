package dev.drydock.tutor.player;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.judge.QuizSheet;
import dev.drydock.lessons.judge.Verdict;
import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.sitting.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks a question until it is answered right, or the learner wants to look around first. */
public final class QuizTable {
    private final Step.Quiz quiz;
    private final StepText.OfQuiz text;
    private final Page page;
    private final WorldView view;
    private final QuizSheet sheet;
    private final Consumer<String> aside;

    /** @param aside told of a word for the tutor that came instead of an answer */
    public QuizTable(Step.Quiz quiz, StepText.OfQuiz text, Page page, WorldView view, long seed, Consumer<String> aside) {
        this.aside = aside;
        this.quiz = quiz;
        this.text = text;
        this.page = page;
        this.view = view;
        this.sheet = QuizSheet.of(quiz, seed);
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
            if (Word.in(answer, false).isPresent()) {
                aside.accept(answer);
                return false;
            }
            if (answer.isEmpty()) {
                page.remark("quiz.later");
                return false;
            }
            journal.accept(answer);
            Verdict verdict = sheet.judge(answer, view);
            page.terminal().write(reply(verdict));
            if (verdict.kind() == Verdict.Kind.RIGHT) return true;
            if (!given.isEmpty() || verdict.kind() == Verdict.Kind.NOTHING_TO_SEE) return false;
            answer = "";
        }
    }

    /** Takes an answer down without a word about it; false when the learner gave none. */
    public boolean take(String given, Consumer<String> journal) {
        if (given.isEmpty()) showOptions();
        Optional<String> answer = given.isEmpty() ? listen() : Optional.of(given);
        if (answer.isEmpty()) return false;
        if (Word.in(answer.get(), false).isPresent()) {
            aside.accept(answer.get());
            return false;
        }
        Verdict verdict = sheet.judge(answer.get(), view);
        if (verdict.kind() == Verdict.Kind.NO_ANSWER || verdict.kind() == Verdict.Kind.NOTHING_TO_SEE) {
            page.terminal().write(reply(verdict));
            return false;
        }
        journal.accept(answer.get());
        return true;
    }

    /**
     * Asks a few times, then tells what would have been right.
     *
     * @return the number of the answer that was right, 0 when none was, -1 when the learner gave none
     */
    public int examine(int most) {
        showOptions();
        for (int number = 1; number <= most; number++) {
            Optional<String> answer = listen();
            if (answer.isEmpty() || Word.in(answer.get(), false).isPresent()) return -1;
            Verdict verdict = sheet.judge(answer.get(), view);
            page.terminal().write(reply(verdict));
            if (verdict.kind() == Verdict.Kind.RIGHT) return number;
            if (verdict.kind() == Verdict.Kind.NO_ANSWER) number--;
        }
        tellAnswer();
        return 0;
    }

    /** Tells what would have been right. */
    public void tellAnswer() {
        Question question = quiz.question();
        if (question instanceof Question.Single single) page.say(text.optionByName().get(single.answer()));
        else if (question instanceof Question.Multiple multiple) tellOptions(multiple.answers(), "- ");
        else if (question instanceof Question.Order order) tellOptions(order.options(), "1. ");
        else if (question instanceof Question.Match match) tellOptions(match.options(), "- ");
        else if (question instanceof Question.Typed typed) page.say("```\n" + typed.solution().get(0).line() + "\n```");
        else tellAccepted(((Question.Fill) question).answer().accepted(view));
    }

    private void tellAccepted(List<String> accepted) {
        if (!accepted.isEmpty()) page.say(accepted.get(0).contains("\n") ? "```\n" + accepted.get(0) + "\n```" : "`" + accepted.get(0) + "`");
    }

    private void tellOptions(List<String> names, String mark) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            String counterpart = text.counterpartByName().getOrDefault(name, "");
            list.append(mark).append(text.optionByName().get(name)).append(counterpart.isEmpty() ? "" : " → " + counterpart).append('\n');
        }
        page.say(list.toString());
    }

    private Optional<String> listen() {
        String prompt = page.tongue().sentences().say("quiz.prompt") + " ";
        Terminal.Said said = page.terminal().ask(Terminal.Question.of(Style.HEADING.paint(prompt, page.terminal().colours())));
        return said instanceof Terminal.Said.Line line && !line.text().isBlank() ? Optional.of(line.text().strip()) : Optional.empty();
    }

    private void showOptions() {
        StringBuilder options = new StringBuilder();
        if (quiz.question() instanceof Question.Match match) {
            for (int i = 0; i < match.options().size(); i++) {
                options.append(page.marked((i + 1) + ")", text.optionByName().get(match.options().get(i)), Style.STRONG));
            }
            options.append('\n');
        }
        for (int i = 0; i < sheet.shown().size(); i++) {
            Map<String, String> sentences = quiz.question() instanceof Question.Match ? text.counterpartByName() : text.optionByName();
            options.append(page.marked((char) ('a' + i) + ")", sentences.get(sheet.shown().get(i)), Style.STRONG));
        }
        page.terminal().write(options.toString());
        page.remark("quiz." + kind());
    }

    /** The kind of question, as the sentence that says how to answer is called. */
    private String kind() {
        Question question = quiz.question();
        if (question instanceof Question.Single) return "single";
        if (question instanceof Question.Multiple) return "multiple";
        if (question instanceof Question.Order) return "order";
        if (question instanceof Question.Match) return "match";
        if (question instanceof Question.Typed) return "command";
        return ((Question.Fill) question).answer() instanceof Answer.Printed ? "predict" : "fill";
    }

    private String reply(Verdict verdict) {
        return switch (verdict.kind()) {
            case NO_ANSWER -> page.remarkText(quiz.question() instanceof Question.Order || quiz.question() instanceof Question.Match
                    ? "quiz.each-once" : "quiz.no-answer");
            case NOT_ALL -> page.marked("✗", text.replies().otherwise().orElse(page.tongue().sentences().say("quiz.not-all")), Style.BAD);
            case NOTHING_TO_SEE -> page.remarkText("quiz.nothing-to-see");
            case RIGHT -> page.marked("✓", feedback(verdict).orElse(page.tongue().sentences().say("quiz.right")), Style.GOOD);
            case WRONG -> page.marked("✗", feedback(verdict).or(() -> text.replies().otherwise())
                    .orElse(page.tongue().sentences().say("quiz.wrong")), Style.BAD) + misconception(verdict).map(page::text).orElse("");
        };
    }

    /** What is so instead, when the answer shows a belief that many have. */
    private Optional<String> misconception(Verdict verdict) {
        return verdict.reply().map(quiz.misconceptionByAnswer()::get)
                .flatMap(name -> Course.ofTheProgram().misconceptions(new Problems()).sentence(name, page.tongue().language().code()));
    }

    private Optional<String> feedback(Verdict verdict) {
        return verdict.reply().flatMap(text.replies()::to);
    }
}

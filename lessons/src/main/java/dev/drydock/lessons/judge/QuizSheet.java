package dev.drydock.lessons.judge;

import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.view.WorldView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A quiz as it lies before one learner.
 *
 * @param shown the options' names in the order in which they are shown; none where there are no options
 */
public record QuizSheet(Step.Quiz quiz, List<String> shown) {
    public QuizSheet {
        shown = List.copyOf(shown);
    }

    /** Shuffled, and the same each time: the order follows from a seed alone, so that what was answered can be judged again. */
    public static QuizSheet of(Step.Quiz quiz, long seed) {
        List<String> shown = new ArrayList<>(quiz.question() instanceof Question.Choice choice ? choice.options() : List.of());
        Collections.shuffle(shown, new Random(seed * 31 + quiz.id().hashCode()));
        boolean givenAway = quiz.question() instanceof Question.Order order && order.options().equals(shown);
        if (givenAway) Collections.rotate(shown, 1);
        return new QuizSheet(quiz, shown);
    }

    /** What an answer is worth in the world as it is. */
    public Verdict judge(String answer, WorldView view) {
        Question question = quiz.question();
        if (question instanceof Question.Single single) return QuizJudge.single(single, shown, answer);
        if (question instanceof Question.Multiple multiple) return QuizJudge.multiple(multiple, shown, answer);
        if (question instanceof Question.Order order) return QuizJudge.order(order, shown, answer);
        if (question instanceof Question.Match match) return QuizJudge.match(match, shown, answer);
        if (question instanceof Question.Typed typed) return QuizJudge.typed(typed, answer, view);
        return QuizJudge.fill((Question.Fill) question, answer, view);
    }
}

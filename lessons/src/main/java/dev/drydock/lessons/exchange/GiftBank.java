package dev.drydock.lessons.exchange;

import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.StepText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The questions of a lesson as GIFT.
 *
 * @param left how many questions need a world, or keep their answer back, and were left out
 */
public record GiftBank(List<GiftQuestion> questions, int left) {

    public static GiftBank of(Lesson lesson, LessonText text) {
        List<GiftQuestion> questions = new ArrayList<>();
        int left = 0;
        for (Step.Quiz quiz : lesson.steps(Step.Quiz.class)) {
            StepText.OfQuiz said = text.quiz(quiz.id());
            Optional<GiftQuestion.Answers> answers = answers(quiz.question(), said);
            if (answers.isEmpty()) left++;
            answers.ifPresent(each -> questions.add(
                    new GiftQuestion(text.frame().title().replace("/", "-"), said.title(), said.prose().strip(), each, said.replies().done().orElse(""), 0)));
        }
        return new GiftBank(questions, left);
    }

    private static Optional<GiftQuestion.Answers> answers(Question question, StepText.OfQuiz said) {
        if (question instanceof Question.Single single) return Optional.of(choice(single.options(), List.of(single.answer()), said));
        if (question instanceof Question.Multiple multiple) return Optional.of(choice(multiple.options(), multiple.answers(), said));
        if (question instanceof Question.Order order) {
            List<GiftQuestion.Pair> pairs = new ArrayList<>();
            for (int i = 0; i < order.options().size(); i++) pairs.add(new GiftQuestion.Pair((i + 1) + ".", said.optionByName().get(order.options().get(i))));
            return Optional.of(new GiftQuestion.Match(pairs));
        }
        if (question instanceof Question.Match match) {
            return Optional.of(new GiftQuestion.Match(match.options().stream()
                    .map(name -> new GiftQuestion.Pair(said.optionByName().get(name), said.counterpartByName().get(name))).toList()));
        }
        if (question instanceof Question.Fill fill && fill.answer() instanceof Answer.Written written) {
            return Optional.of(new GiftQuestion.Short(written.texts().stream().map(text -> new GiftQuestion.Option(text, 100, "")).toList()));
        }
        if (question instanceof Question.Fill fill && fill.answer() instanceof Answer.Number number) {
            return Optional.of(new GiftQuestion.Numeric(number.value(), number.within(), ""));
        }
        return Optional.empty();
    }

    private static GiftQuestion.Choice choice(List<String> names, List<String> right, StepText.OfQuiz said) {
        List<GiftQuestion.Option> options = new ArrayList<>();
        for (String name : names) {
            boolean isRight = right.contains(name);
            // Moodle wants the right ones to come to 100 together; whoever ticks everything is to get nothing.
            double percent = right.size() == 1 ? isRight ? 100 : 0 : share(isRight ? right.size() : right.size() - names.size());
            options.add(new GiftQuestion.Option(said.optionByName().get(name), percent, said.replies().to(name).orElse("")));
        }
        return new GiftQuestion.Choice(options);
    }

    private static double share(int of) {
        return of == 0 ? 0 : Math.round(100.0 / of * 100_000) / 100_000.0;
    }
}

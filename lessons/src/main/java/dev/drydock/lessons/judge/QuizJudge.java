package dev.drydock.lessons.judge;

import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.view.WorldView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges answers to quizzes. */
public final class QuizJudge {
    private QuizJudge() {}

    /**
     * Judges the choice of one option.
     *
     * @param shown the options' names in the order in which they were shown
     * @param typed a letter or a number, {@code b}, {@code B)}, {@code 2}, {@code ２}
     */
    public static Verdict single(Question.Single question, List<String> shown, String typed) {
        Optional<String> chosen = option(shown, typed);
        if (chosen.isEmpty()) return Verdict.of(Verdict.Kind.NO_ANSWER);
        boolean right = chosen.get().equals(question.answer());
        return new Verdict(right ? Verdict.Kind.RIGHT : Verdict.Kind.WRONG, chosen);
    }

    /** The option that a letter or a number stands for. */
    static Optional<String> option(List<String> shown, String typed) {
        String text = AnswerText.fold(typed).replaceAll("^\\(|[.):]$", "");
        if (text.length() != 1) return Optional.empty();
        char c = text.charAt(0);
        int index = c >= '1' && c <= '9' ? c - '1' : c >= 'a' && c <= 'z' ? c - 'a' : -1;
        return index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    /** Judges an answer that was filled in, on the world as it is now. */
    public static Verdict fill(Question.Fill question, String typed, WorldView world) {
        String text = AnswerText.fold(typed);
        if (text.isEmpty()) return Verdict.of(Verdict.Kind.NO_ANSWER);
        List<String> accepted = question.answer().accepted(world);
        if (accepted.isEmpty()) return Verdict.of(Verdict.Kind.NOTHING_TO_SEE);
        if (accepted.stream().map(AnswerText::fold).anyMatch(text::equals)) return Verdict.of(Verdict.Kind.RIGHT);
        for (Map.Entry<String, List<String>> wrong : question.wrongByName().entrySet()) {
            if (wrong.getValue().stream().map(AnswerText::fold).anyMatch(text::equals)) {
                return new Verdict(Verdict.Kind.WRONG, Optional.of(wrong.getKey()));
            }
        }
        return Verdict.of(Verdict.Kind.WRONG);
    }
}

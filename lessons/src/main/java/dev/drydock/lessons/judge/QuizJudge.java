package dev.drydock.lessons.judge;

import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.view.WorldView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges answers to quizzes. */
public final class QuizJudge {
    private static final Pattern PAIR = Pattern.compile("([1-9])[ ).:=>-]*([a-i])");

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

    /**
     * Judges the choice of several options.
     *
     * @param typed letters or numbers in any order, with or without anything between them
     */
    public static Verdict multiple(Question.Multiple question, List<String> shown, String typed) {
        Optional<List<String>> chosen = options(shown, typed);
        if (chosen.isEmpty()) return Verdict.of(Verdict.Kind.NO_ANSWER);
        for (String each : chosen.get()) {
            if (!question.answers().contains(each)) return Verdict.wrong(each);
        }
        return Verdict.of(chosen.get().containsAll(question.answers()) ? Verdict.Kind.RIGHT : Verdict.Kind.NOT_ALL);
    }

    /**
     * Judges an order. A wrong one is answered with the sentence of the option that stands too early.
     *
     * @param typed a letter or number for each option, in the order meant
     */
    public static Verdict order(Question.Order question, List<String> shown, String typed) {
        Optional<List<String>> put = options(shown, typed);
        if (put.isEmpty() || put.get().size() != shown.size()) return Verdict.of(Verdict.Kind.NO_ANSWER);
        for (int i = 0; i < put.get().size(); i++) {
            if (!put.get().get(i).equals(question.options().get(i))) return Verdict.wrong(put.get().get(i));
        }
        return Verdict.of(Verdict.Kind.RIGHT);
    }

    /**
     * Judges pairs. Wrong ones are answered with the sentence of the first option that got another's counterpart.
     *
     * @param shown the options in the order in which their counterparts were shown, under letters
     * @param typed pairs as {@code 1b 2a}, or only the letters, in the order of the options
     */
    public static Verdict match(Question.Match question, List<String> shown, String typed) {
        Map<Integer, String> pairs = pairs(typed);
        Optional<List<String>> put = pairs.isEmpty() ? options(shown, typed) : ordered(pairs, shown);
        if (put.isEmpty() || put.get().size() != shown.size()) return Verdict.of(Verdict.Kind.NO_ANSWER);
        for (int i = 0; i < put.get().size(); i++) {
            if (!put.get().get(i).equals(question.options().get(i))) return Verdict.wrong(question.options().get(i));
        }
        return Verdict.of(Verdict.Kind.RIGHT);
    }

    private static Map<Integer, String> pairs(String typed) {
        Map<Integer, String> letterByNumber = new TreeMap<>();
        Matcher matcher = PAIR.matcher(AnswerText.fold(typed));
        while (matcher.find()) letterByNumber.put(Integer.parseInt(matcher.group(1)), matcher.group(2));
        return letterByNumber;
    }

    private static Optional<List<String>> ordered(Map<Integer, String> letterByNumber, List<String> shown) {
        for (int i = 1; i <= shown.size(); i++) if (!letterByNumber.containsKey(i)) return Optional.empty();
        return options(shown, String.join("", letterByNumber.values()));
    }

    /** The options that letters or numbers stand for, each at most once; empty when there is one that stands for none. */
    private static Optional<List<String>> options(List<String> shown, String typed) {
        String signs = AnswerText.fold(typed).replaceAll("\\band\\b|->|[\\s,;.:()>+&/|-]", "");
        List<String> options = new ArrayList<>();
        for (int i = 0; i < signs.length(); i++) {
            Optional<String> option = option(shown, signs.substring(i, i + 1));
            if (option.isEmpty() || options.contains(option.get())) return Optional.empty();
            options.add(option.get());
        }
        return options.isEmpty() ? Optional.empty() : Optional.of(options);
    }

    /** Judges a command by what it would do to the world as it is now. */
    public static Verdict typed(Question.Typed question, String line, WorldView world) {
        if (line.isBlank()) return Verdict.of(Verdict.Kind.NO_ANSWER);
        WorldView after = world.after(line.strip());
        if (question.checks().stream().allMatch(check -> check.holds(after))) return Verdict.of(Verdict.Kind.RIGHT);
        return question.mistakes().stream().filter(mistake -> mistake.when().holds(after)).findFirst()
                .map(mistake -> Verdict.wrong(mistake.name())).orElse(Verdict.of(Verdict.Kind.WRONG));
    }

    /** An answer as a lesson keeps it back: compared as a typed one is, told by nobody. */
    public static Answer.Digested keptBack(String salt, String answer) {
        return Answer.Digested.of(salt, AnswerText.fold(answer));
    }

    /** Judges an answer that was filled in, on the world as it is now. */
    public static Verdict fill(Question.Fill question, String typed, WorldView world) {
        String text = AnswerText.fold(typed);
        if (text.isEmpty()) return Verdict.of(Verdict.Kind.NO_ANSWER);
        if (question.answer() instanceof Answer.Digested digested && digested.is(text)) return Verdict.of(Verdict.Kind.RIGHT);
        List<String> accepted = question.answer().accepted(world);
        boolean keptBack = question.answer() instanceof Answer.Digested;
        if (accepted.isEmpty() && !keptBack) return Verdict.of(Verdict.Kind.NOTHING_TO_SEE);
        if (question.answer() instanceof Answer.Number number && number.is(text)) return Verdict.of(Verdict.Kind.RIGHT);
        if (accepted.stream().map(AnswerText::fold).anyMatch(text::equals)) return Verdict.of(Verdict.Kind.RIGHT);
        for (Map.Entry<String, List<String>> wrong : question.wrongByName().entrySet()) {
            if (wrong.getValue().stream().map(AnswerText::fold).anyMatch(text::equals)) {
                return new Verdict(Verdict.Kind.WRONG, Optional.of(wrong.getKey()));
            }
        }
        return Verdict.of(Verdict.Kind.WRONG);
    }
}

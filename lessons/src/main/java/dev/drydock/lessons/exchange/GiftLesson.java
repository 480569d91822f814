package dev.drydock.lessons.exchange;

import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problems;
import dev.drydock.sandbox.tree.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a lesson of a question bank: one YAML file with its text in one language, for a teacher to go on with. */
public final class GiftLesson {
    private static final int MOST_OPTIONS = 9;

    private final Frame frame;
    private final String file;
    private final Problems problems;
    private final StringBuilder steps = new StringBuilder();
    private final StringBuilder texts = new StringBuilder();
    private int number;
    private int unsaid;

    private GiftLesson(Frame frame, String file, Problems problems) {
        this.frame = frame;
        this.file = file;
        this.problems = problems;
    }

    /**
     * What the bank does not say.
     *
     * @param todo stands where the bank has no feedback and a lesson needs one
     * @param truth what true and false are called
     */
    public record Frame(String id, String language, String title, String todo, List<String> truth) {}

    /**
     * The lesson.
     *
     * @param unsaid how many sentences the teacher has still to write, marked in the file
     */
    public record Made(String yaml, int questions, int unsaid) {}

    /** What cannot be asked here is told in {@code problems}, with its line, and left out. */
    public static Made of(List<GiftQuestion> questions, Frame frame, String file, Problems problems) {
        GiftLesson lesson = new GiftLesson(frame, file, problems);
        for (GiftQuestion question : questions) lesson.add(question);
        String yaml = "lesson: " + frame.id() + "\nsteps:\n" + lesson.steps + "text:\n  language: " + frame.language() + "\n  title: " + quoted(frame.title())
                + "\n  steps:\n" + lesson.texts;
        return new Made(yaml, lesson.number, lesson.unsaid);
    }

    private void add(GiftQuestion question) {
        GiftQuestion.Answers answers = question.answers();
        if (answers instanceof GiftQuestion.Choice choice) choice(question, choice.options());
        else if (answers instanceof GiftQuestion.TrueFalse truth) choice(question, truth(truth));
        else if (answers instanceof GiftQuestion.Short typed) typed(question, typed);
        else if (answers instanceof GiftQuestion.Numeric numeric) numeric(question, numeric);
        else if (answers instanceof GiftQuestion.Match match) match(question, match);
        else leaveOut(question, "gift.not-here");
    }

    private void leaveOut(GiftQuestion question, String code) {
        problems.warning(new Place(file, Math.max(1, question.line()), 1), code);
    }

    private List<GiftQuestion.Option> truth(GiftQuestion.TrueFalse truth) {
        String ifTrue = truth.answer() ? truth.ifRight() : truth.ifWrong();
        String ifFalse = truth.answer() ? truth.ifWrong() : truth.ifRight();
        return List.of(new GiftQuestion.Option(frame.truth().get(0), truth.answer() ? 100 : 0, ifTrue),
                new GiftQuestion.Option(frame.truth().get(1), truth.answer() ? 0 : 100, ifFalse));
    }

    private void choice(GiftQuestion question, List<GiftQuestion.Option> options) {
        List<String> right = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            names.add("o" + (i + 1));
            if (options.get(i).right()) right.add("o" + (i + 1));
        }
        if (right.isEmpty() || options.size() > MOST_OPTIONS || options.size() < 2) {
            leaveOut(question, right.isEmpty() ? "gift.no-right" : "gift.not-here");
            return;
        }
        boolean single = right.size() == 1;
        begin(question, single ? "single" : "multiple", "    options: [" + String.join(", ", names) + "]\n    answer: " + (single ? right.get(0) : "[" + String.join(", ", right) + "]") + "\n");
        texts.append("      options:\n");
        for (int i = 0; i < options.size(); i++) {
            texts.append("        o").append(i + 1).append(": {text: ").append(quoted(options.get(i).text())).append(", feedback: ").append(said(options.get(i).feedback())).append("}\n");
        }
        end(question);
    }

    private void typed(GiftQuestion question, GiftQuestion.Short typed) {
        List<GiftQuestion.Option> whole = typed.options().stream().filter(option -> option.percent() >= 100).toList();
        String answers = (whole.isEmpty() ? typed.options() : whole).stream().map(option -> quoted(option.text())).collect(Collectors.joining(", "));
        begin(question, "fill", "    answer: [" + answers + "]\n");
        texts.append("      otherwise: ").append(said("")).append('\n');
        end(question);
    }

    private void numeric(GiftQuestion question, GiftQuestion.Numeric numeric) {
        begin(question, "numeric", "    answer: \"" + numeric.value() + "\"\n    within: \"" + numeric.within() + "\"\n");
        texts.append("      otherwise: ").append(said("")).append('\n');
        end(question);
    }

    private void match(GiftQuestion question, GiftQuestion.Match match) {
        if (match.pairs().size() > MOST_OPTIONS || match.pairs().size() < 2) {
            leaveOut(question, "gift.not-here");
            return;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < match.pairs().size(); i++) names.add("o" + (i + 1));
        begin(question, "match", "    options: [" + String.join(", ", names) + "]\n");
        texts.append("      options:\n");
        for (int i = 0; i < match.pairs().size(); i++) {
            GiftQuestion.Pair pair = match.pairs().get(i);
            texts.append("        o").append(i + 1).append(": {text: ").append(quoted(pair.left())).append(", match: ").append(quoted(pair.right()))
                    .append(", feedback: ").append(said("")).append("}\n");
        }
        end(question);
    }

    private void begin(GiftQuestion question, String kind, String rest) {
        number++;
        steps.append("  - quiz: q").append(number).append("\n    kind: ").append(kind).append('\n').append(rest);
        String title = question.title().isBlank() ? "" + number : question.title();
        texts.append("    q").append(number).append(":\n      title: ").append(quoted(title)).append("\n      question: ").append(quoted(question.text().isBlank() ? title : question.text())).append('\n');
    }

    private void end(GiftQuestion question) {
        if (!question.feedback().isEmpty()) texts.append("      done: ").append(quoted(question.feedback())).append('\n');
    }

    private String said(String feedback) {
        if (feedback.isBlank()) unsaid++;
        return quoted(feedback.isBlank() ? frame.todo() : feedback);
    }

    /** JSON's strings are YAML's. */
    private static String quoted(String text) {
        return Json.quote(text, false);
    }
}

package dev.drydock.lessons.exchange;

import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.prose.StepText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lesson's questions and tasks as a text file that Anki imports: front, back, tags. */
public final class AnkiCards {
    /** The head of such a file, as Anki's manual has it under "File headers". */
    public static final String HEAD = "#separator:Comma\n#html:false\n#columns:Front,Back,Tags\n#tags column:3\n";

    private AnkiCards() {}

    /** The cards' lines. What needs a world to be answered is left out. */
    public static List<String> of(Lesson lesson, LessonText text) {
        List<String> lines = new ArrayList<>();
        for (Step step : lesson.steps()) {
            if (step instanceof Step.Task task) {
                StepText.OfTask said = text.task(task.id());
                lines.add(line(said.prose(), String.join("\n", Command.lines(task.solution())), lesson.id()));
            } else if (step instanceof Step.Quiz quiz) {
                StepText.OfQuiz said = text.quiz(quiz.id());
                back(quiz.question(), said).ifPresent(back -> lines.add(line(front(quiz.question(), said), back, lesson.id())));
            }
        }
        return lines;
    }

    private static String front(Question question, StepText.OfQuiz said) {
        StringBuilder front = new StringBuilder(said.prose().strip());
        if (question instanceof Question.Choice) {
            // In the order of the text, which is not the order of the right answers.
            List<String> options = new ArrayList<>(said.optionByName().values());
            options.sort(null);
            for (String option : options) front.append("\n- ").append(option);
        }
        return front.toString();
    }

    private static Optional<String> back(Question question, StepText.OfQuiz said) {
        if (question instanceof Question.Single single) return Optional.of(explained(single.answer(), said));
        if (question instanceof Question.Multiple multiple) return Optional.of(String.join("\n", multiple.answers().stream().map(name -> "- " + explained(name, said)).toList()));
        if (question instanceof Question.Order order) return Optional.of(String.join("\n", order.options().stream().map(name -> said.optionByName().get(name)).toList()));
        if (question instanceof Question.Match match) {
            return Optional.of(String.join("\n", match.options().stream().map(name -> said.optionByName().get(name) + " → " + said.counterpartByName().get(name)).toList()));
        }
        if (question instanceof Question.Typed typed) return Optional.of(typed.solution().get(0).line());
        Answer answer = ((Question.Fill) question).answer();
        if (answer instanceof Answer.Written written) return Optional.of(written.texts().get(0));
        return answer instanceof Answer.Number number ? Optional.of(plain(number.value())) : Optional.empty();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String explained(String name, StepText.OfQuiz said) {
        return said.optionByName().get(name) + said.replies().to(name).map(why -> "\n" + why).orElse("");
    }

    private static String line(String front, String back, String lesson) {
        return cell(front.strip()) + "," + cell(back.strip()) + "," + cell("drydock " + lesson);
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}

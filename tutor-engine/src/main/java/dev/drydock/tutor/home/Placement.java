package dev.drydock.tutor.home;

import dev.drydock.lessons.judge.QuizJudge;
import dev.drydock.lessons.judge.Verdict;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.StepText;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.page.Markdown;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A quiz for those who know something already: one question of each lesson that needs no world to be answered. Where the first answer is wrong
 * the course begins; what lies before counts as known.
 */
final class Placement {
    private final Terminal terminal;
    private final Tongue tongue;
    private final Syllabus syllabus;

    Placement(Terminal terminal, Tongue tongue, Syllabus syllabus) {
        this.terminal = terminal;
        this.tongue = tongue;
        this.syllabus = syllabus;
    }

    private record Asked(String lesson, Step.Quiz quiz, Question.Single question) {}

    /** Asks until an answer is wrong or given up, and keeps which lessons are known. */
    void ask() {
        say("placement.begin");
        List<String> known = new ArrayList<>();
        String wrong = "";
        for (String id : syllabus.chapters().stream().flatMap(chapter -> chapter.lessonIds().stream()).toList()) {
            List<Asked> questions = questions(id);
            if (!questions.isEmpty()) {
                Terminal.Said said = answer(questions.get(0));
                if (!(said instanceof Terminal.Said.Line line) || line.text().isBlank()) break;
                if (!right(questions.get(0), line.text())) {
                    wrong = id;
                    break;
                }
            }
            known.add(id);
        }
        syllabus.know(known);
        if (known.isEmpty()) say("placement.from-the-start");
        else if (wrong.isEmpty()) say("placement.known", known.size());
        else say("placement.from", known.size(), syllabus.name(wrong));
    }

    private List<Asked> questions(String id) {
        List<Asked> questions = new ArrayList<>();
        for (Step step : syllabus.steps(id)) {
            if (step instanceof Step.Quiz quiz && quiz.question() instanceof Question.Single single) questions.add(new Asked(id, quiz, single));
        }
        return questions;
    }

    private Terminal.Said answer(Asked asked) {
        StepText.OfQuiz text = syllabus.text(asked.lesson()).quiz(asked.quiz().id());
        StringBuilder page = new StringBuilder("\n");
        int width = Math.min(92, terminal.size().columns() - 1);
        for (String line : Markdown.lines(text.prose(), width, terminal.colours())) page.append(line).append('\n');
        List<String> shown = shuffled(asked);
        for (int i = 0; i < shown.size(); i++) {
            List<String> lines = Markdown.lines(text.optionByName().get(shown.get(i)), width - 5, terminal.colours());
            for (int j = 0; j < lines.size(); j++) page.append(j == 0 ? "  " + (char) ('a' + i) + ") " : "     ").append(lines.get(j)).append('\n');
        }
        terminal.write(page.toString());
        String prompt = tongue.sentences().say("quiz.prompt");
        while (true) {
            Terminal.Said said = terminal.ask(Terminal.Question.of(Style.HEADING.paint(prompt, terminal.colours()) + " "));
            boolean none = said instanceof Terminal.Said.Line line && !line.text().isBlank()
                    && QuizJudge.single(asked.question(), shown, line.text()).kind() == Verdict.Kind.NO_ANSWER;
            if (!none) return said;
            say("quiz.no-answer");
        }
    }

    private static List<String> shuffled(Asked asked) {
        List<String> shown = new ArrayList<>(asked.question().options());
        Collections.shuffle(shown, new Random(asked.quiz().id().hashCode()));
        return shown;
    }

    private static boolean right(Asked asked, String typed) {
        return QuizJudge.single(asked.question(), shuffled(asked), typed).kind() == Verdict.Kind.RIGHT;
    }

    private void say(String key, Object... facts) {
        String text = Wrapping.fit(tongue.sentences().say(key, facts), terminal.size().columns() - 1);
        terminal.write(Style.FAINT.paint(text, terminal.colours()) + "\n");
    }
}

package dev.drydock.lessons.proof;

import dev.drydock.lessons.judge.QuizJudge;
import dev.drydock.lessons.judge.Verdict;
import dev.drydock.lessons.lesson.Answer;
import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Mistake;
import dev.drydock.lessons.lesson.Question;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import java.util.List;
import java.util.Optional;

/** The proofs of one quiz: that its answer is there and can be seen, and that wrong answers are wrong. */
final class QuizProofs {
    private final Prover prover;
    private final int index;
    private final Step.Quiz quiz;

    QuizProofs(Prover prover, int index, Step.Quiz quiz) {
        this.prover = prover;
        this.index = index;
        this.quiz = quiz;
    }

    void proveAll() {
        if (quiz.question() instanceof Question.Typed typed) proveTyped(typed);
        if (!(quiz.question() instanceof Question.Fill fill)) return;
        // What is kept back cannot be proved by whoever does not know it.
        if (fill.answer() instanceof Answer.Digested) return;
        prover.begin();
        Stage stage = prover.before(index);
        List<String> accepted = fill.answer().accepted(stage.view());
        if (accepted.isEmpty()) {
            fail(Failure.Reason.of("proof.answer.nothing"));
            return;
        }
        for (String name : fill.wrongByName().keySet()) wrongIsWrong(fill, name, stage.view());
        if (fill.look().isEmpty()) return;
        stage.play(Command.lines(fill.look()), world -> false);
        boolean seen = stage.view().typed().stream().map(TypedLine::output)
                .anyMatch(output -> accepted.stream().anyMatch(output::contains));
        if (!seen) fail(Failure.Reason.of("proof.answer.unseen", "answer", accepted.get(0)));
        if (!fill.answer().accepted(stage.view()).equals(accepted)) fail(Failure.Reason.of("proof.answer.moves"));
    }

    private void proveTyped(Question.Typed typed) {
        prover.begin();
        WorldView world = prover.before(index).view();
        if (typed.checks().stream().allMatch(check -> check.holds(world))) fail(Failure.Reason.of("proof.start.holds"));
        for (Command command : typed.solution()) {
            if (QuizJudge.typed(typed, command.line(), world).kind() != Verdict.Kind.RIGHT) {
                fail(Failure.Reason.of("proof.answer.command-fails", "command", command.line()));
            }
        }
        for (Mistake mistake : typed.mistakes()) {
            prover.begin();
            for (Command tried : mistake.tries()) {
                Verdict verdict = QuizJudge.typed(typed, tried.line(), world);
                if (!verdict.reply().equals(Optional.of(mistake.name()))) {
                    fail(Failure.Reason.of("proof.mistake.never", "mistake", mistake.name(), "lines", "`" + tried.line() + "`"));
                }
            }
        }
    }

    private void wrongIsWrong(Question.Fill fill, String name, WorldView world) {
        for (String wrong : fill.wrongByName().get(name)) {
            Verdict verdict = QuizJudge.fill(fill, wrong, world);
            if (verdict.kind() == Verdict.Kind.RIGHT) fail(Failure.Reason.of("proof.answer.wrong-is-right", "wrong", wrong, "name", name));
            else if (!verdict.reply().equals(Optional.of(name))) fail(Failure.Reason.of("proof.answer.wrong-twice", "wrong", wrong, "name", name));
        }
    }

    private void fail(Failure.Reason why) {
        prover.fail(quiz.place(), quiz, Proof.ANSWER_IS_THERE, why);
    }
}

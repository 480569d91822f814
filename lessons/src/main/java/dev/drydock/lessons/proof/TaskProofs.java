package dev.drydock.lessons.proof;

import dev.drydock.lessons.judge.Diagnosis;
import dev.drydock.lessons.judge.Judge;
import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Goal;
import dev.drydock.lessons.lesson.Mistake;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proofs of one task. */
final class TaskProofs {
    private final Prover prover;
    private final int index;
    private final Step.Task task;

    TaskProofs(Prover prover, int index, Step.Task task) {
        this.prover = prover;
        this.index = index;
        this.task = task;
    }

    void proveAll() {
        startFails();
        boolean solved = solutionPasses();
        for (int i = 0; i < task.also().size(); i++) alternativePasses(i);
        for (Mistake mistake : task.mistakes()) mistakeIsNamed(mistake);
        // What a broken solution could do without says nothing.
        if (solved) nothingIsIdle();
    }

    private boolean done(WorldView world) {
        return Judge.isDone(task, world);
    }

    private void startFails() {
        prover.begin();
        Stage stage = prover.before(index);
        for (Goal goal : task.goals()) {
            if (!goal.keep() && goal.check().holds(stage.view())) {
                prover.fail(goal.place(), task, Proof.START_FAILS, Failure.Reason.of("proof.start.holds"));
            }
        }
        if (!done(stage.view()) && stage.play(List.of(), this::done)) {
            prover.fail(task.place(), task, Proof.START_FAILS, Failure.Reason.of("proof.start.by-itself"));
        }
    }

    private boolean solutionPasses() {
        prover.begin();
        Stage stage = prover.before(index);
        boolean solved = stage.play(Command.lines(task.solution()), this::done);
        if (!solved) prover.fail(task.place(), task, Proof.SOLUTION_PASSES, whatIsMissing(task, stage, "proof.solution.fails"));
        return solved;
    }

    private void alternativePasses(int number) {
        prover.begin();
        Stage stage = prover.before(index);
        String shown = "" + (number + 1);
        if (!stage.play(Command.lines(task.also().get(number)), this::done)) {
            Failure.Reason why = whatIsMissing(task, stage, "proof.alternative.fails", "number", shown);
            prover.fail(task.place(), task, Proof.ALTERNATIVE_PASSES, why);
            return;
        }
        Optional<Step.Task> next = prover.taskAfter(index);
        if (next.isEmpty()) return;
        stage.play(List.of(), world -> false);
        stage.beginStep();
        stage.befall(prover.faultsAfter(index));
        if (!stage.play(Command.lines(next.get().solution()), world -> Judge.isDone(next.get(), world))) {
            Failure.Reason why = whatIsMissing(
                    next.get(), stage, "proof.alternative.dead-end", "number", shown, "next", next.get().id());
            prover.fail(task.place(), task, Proof.ALTERNATIVE_PASSES, why);
        }
    }

    private void mistakeIsNamed(Mistake mistake) {
        prover.begin();
        Stage stage = prover.before(index);
        if (mistake.when().holds(stage.view())) {
            fail(mistake, Failure.Reason.of("proof.mistake.at-start", "mistake", mistake.name()));
            return;
        }
        if (stage.play(Command.lines(mistake.tries()), this::done)) {
            fail(mistake, Failure.Reason.of("proof.mistake.passes", "mistake", mistake.name()));
            return;
        }
        Diagnosis diagnosis = Judge.diagnose(task, stage.view()).orElseThrow();
        if (diagnosis.equals(new Diagnosis.Named(mistake.name()))) return;
        if (diagnosis instanceof Diagnosis.Named other) {
            fail(mistake, Failure.Reason.of("proof.mistake.other", "mistake", mistake.name(), "other", other.mistake()));
        } else {
            fail(mistake, Failure.Reason.of("proof.mistake.never", "mistake", mistake.name(), "lines", lastOutcome(stage)));
        }
    }

    private void fail(Mistake mistake, Failure.Reason why) {
        prover.fail(mistake.place(), task, Proof.MISTAKE_IS_NAMED, why);
    }

    private void nothingIsIdle() {
        List<Command> solution = task.solution();
        for (int i = 0; i < solution.size(); i++) {
            if (solution.get(i).look()) continue;
            List<Command> others = new ArrayList<>(solution);
            others.remove(i);
            prover.begin();
            if (prover.before(index).play(Command.lines(others), this::done)) {
                Failure.Reason why = Failure.Reason.of("proof.idle.command", "command", solution.get(i).line());
                prover.fail(task.place(), task, Proof.NOTHING_IS_IDLE, why);
            }
        }
        List<Command> needed = solution.stream().filter(command -> !command.look()).toList();
        if (needed.size() == solution.size()) return;
        prover.begin();
        if (!prover.before(index).play(Command.lines(needed), this::done)) {
            prover.fail(task.place(), task, Proof.NOTHING_IS_IDLE, Failure.Reason.of("proof.idle.look"));
        }
    }

    /** Why a task is not done: the first condition that is not met, and what the last line said. */
    private static Failure.Reason whatIsMissing(Step.Task task, Stage stage, String code, String... facts) {
        Message message = Message.of(code, facts).with("lines", lastOutcome(stage));
        return new Failure.Reason(message, Judge.look(task, stage.view()).firstUnmet());
    }

    /** The last line that failed, else the last that was typed: how it ended and what it said. */
    private static String lastOutcome(Stage stage) {
        List<TypedLine> typed = stage.view().typed();
        if (typed.isEmpty()) return "";
        TypedLine last = typed.get(typed.size() - 1);
        for (TypedLine each : typed) if (each.exitCode() != 0) last = each;
        String said = last.output().strip();
        return "`" + last.line() + "` [" + last.exitCode() + "] " + (said.length() > 300 ? said.substring(0, 300) + "…" : said);
    }
}

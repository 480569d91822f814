package dev.drydock.lessons.proof;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.course.Pack;
import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out every proof of a lesson. */
public final class Prover {
    private final Lesson lesson;
    private final Theatre theatre;
    /** The world before each step, made when it is asked for; only its twins are played on. */
    private final List<Stage> stageByStep = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private int proofs;

    private Prover(Lesson lesson, Theatre theatre) {
        this.lesson = lesson;
        this.theatre = theatre;
    }

    /** Proves a lesson of the course: that its files are right in every language, then each of its steps. */
    public static ProofReport prove(Course course, String lessonId, Theatre theatre) {
        Problems problems = new Problems();
        return prove(lessonId, course.read(lessonId, problems), problems, theatre);
    }

    /**
     * Proves a teacher's lesson from the bytes of its files.
     *
     * @param file the lesson's file, as messages name it
     * @param textBytesByFile the text files, by the name that messages show
     */
    public static ProofReport prove(String file, byte[] bytes, Map<String, byte[]> textBytesByFile, Theatre theatre) {
        Problems problems = new Problems();
        return prove(file, Pack.read(file, bytes, textBytesByFile, problems), problems, theatre);
    }

    private static ProofReport prove(String name, Optional<LessonInLanguages> read, Problems problems, Theatre theatre) {
        if (read.isEmpty()) return new ProofReport(name, problems.inOrder(), List.of(), 0);
        ProofReport report = prove(read.get().lesson(), theatre);
        return new ProofReport(report.lesson(), problems.inOrder(), report.failures(), report.proofs());
    }

    /** Proves the steps of a lesson whose files are right. */
    public static ProofReport prove(Lesson lesson, Theatre theatre) {
        Prover prover = new Prover(lesson, theatre);
        for (int i = 0; i < lesson.steps().size(); i++) {
            Step step = lesson.steps().get(i);
            if (step instanceof Step.Task task) new TaskProofs(prover, i, task).proveAll();
            else if (step instanceof Step.Quiz quiz) new QuizProofs(prover, i, quiz).proveAll();
        }
        return new ProofReport(lesson.id(), List.of(), prover.failures, prover.proofs);
    }

    /** A world as it is before a step of a lesson, when every step before it was skipped. */
    public static Stage stageBefore(Lesson lesson, int stepIndex, Theatre theatre) {
        return new Prover(lesson, theatre).before(stepIndex);
    }

    /** A world in which every step before this one was skipped, that is, its reference solution carried out. */
    Stage before(int stepIndex) {
        while (stageByStep.size() <= stepIndex) stageByStep.add(nextStage());
        return stageByStep.get(stepIndex).twin();
    }

    private Stage nextStage() {
        if (stageByStep.isEmpty()) return theatre.raise(lesson.start());
        int last = stageByStep.size() - 1;
        Stage stage = stageByStep.get(last).twin();
        if (lesson.steps().get(last) instanceof Step.Task task) stage.play(Command.lines(task.solution()), world -> false);
        stage.beginStep();
        stage.befall(lesson.steps().get(last + 1).faults());
        return stage;
    }

    /** What befalls on the way from a step to the next task. */
    List<String> faultsAfter(int stepIndex) {
        List<String> faults = new ArrayList<>();
        for (Step step : lesson.steps().subList(stepIndex + 1, lesson.steps().size())) {
            faults.addAll(step.faults());
            if (step instanceof Step.Task) break;
        }
        return faults;
    }

    /** The next task after a step. */
    Optional<Step.Task> taskAfter(int stepIndex) {
        return lesson.steps().subList(stepIndex + 1, lesson.steps().size()).stream()
                .filter(Step.Task.class::isInstance)
                .map(Step.Task.class::cast)
                .findFirst();
    }

    void begin() {
        proofs++;
    }

    void fail(Place place, Step step, Proof proof, Failure.Reason reason) {
        failures.add(new Failure(place, lesson.id(), step.id(), proof, reason));
    }
}

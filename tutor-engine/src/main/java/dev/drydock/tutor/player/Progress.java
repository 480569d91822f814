package dev.drydock.tutor.player;

import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.tutor.journal.Entry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a learner is in a lesson. It follows from the journal alone: the words {@code step ID} and {@code hint}, and the
 * entries of steps that were passed.
 */
public final class Progress {
    /** What a {@link Entry.Kind#DONE} entry says when the whole lesson is. */
    public static final String LESSON = "lesson";
    /** Words of the journal, each followed by a step: it was entered, it was gone to along the timeline, it was begun again. */
    static final String STEP = "step ";
    static final String MOMENT = "at ";
    static final String AGAIN = "again ";

    private final Lesson lesson;
    private final Map<String, Integer> marksByStep = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private int index;
    private int hints;

    Progress(Lesson lesson) {
        this.lesson = lesson;
        marksByStep.put(step().id(), 0);
    }

    /** Takes an entry into account; {@code marks}: how many lines could be taken back when it came. */
    void on(Entry.Kind kind, String payload, int marks) {
        if (kind == Entry.Kind.DONE) done.add(payload);
        if (kind == Entry.Kind.LINE) forgetBehind(step().id());
        if (kind != Entry.Kind.WORD) return;
        if (payload.equals("hint")) hints++;
        if (payload.startsWith(STEP)) enter(payload.substring(STEP.length()), marks);
        if (payload.startsWith(MOMENT)) goTo(payload.substring(MOMENT.length()));
        if (payload.startsWith(AGAIN)) {
            done.remove(payload.substring(AGAIN.length()));
            hints = 0;
        }
    }

    private void enter(String stepId, int marks) {
        goTo(stepId);
        marksByStep.put(stepId, marks);
    }

    private void goTo(String stepId) {
        for (int i = 0; i < lesson.steps().size(); i++) {
            if (lesson.steps().get(i).id().equals(stepId)) index = i;
        }
        hints = 0;
    }

    /** A new line in a step: what was done in later ones before an undo cannot be gone to any more. */
    private void forgetBehind(String stepId) {
        boolean behind = false;
        for (Step step : lesson.steps()) {
            if (behind) marksByStep.remove(step.id());
            behind |= step.id().equals(stepId);
        }
    }

    /** Which steps of a lesson a journal counts as passed, in the order in which they were. */
    public static List<String> passed(List<Entry> entries) {
        Set<String> passed = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry.kind() == Entry.Kind.DONE) passed.add(entry.payload());
            if (entry.kind() == Entry.Kind.WORD && entry.payload().startsWith(AGAIN)) passed.remove(entry.payload().substring(AGAIN.length()));
        }
        return List.copyOf(passed);
    }

    Lesson lesson() {
        return lesson;
    }

    /** The steps that were entered and can be gone to, each with the number of lines that could be taken back there. */
    Map<String, Integer> marksByStep() {
        return Collections.unmodifiableMap(marksByStep);
    }

    Step step() {
        return lesson.steps().get(index);
    }

    /** The step's number, from 1. */
    int number() {
        return index + 1;
    }

    int steps() {
        return lesson.steps().size();
    }

    boolean isDone(Step step) {
        return done.contains(step.id());
    }

    boolean lessonDone() {
        return done.contains(LESSON);
    }

    Optional<Step> next() {
        return index + 1 < steps() ? Optional.of(lesson.steps().get(index + 1)) : Optional.empty();
    }

    Optional<Step> before() {
        return index > 0 ? Optional.of(lesson.steps().get(index - 1)) : Optional.empty();
    }

    /** How many hints were given in this step. */
    int hints() {
        return hints;
    }

    /** How many lines could be taken back when a step was entered last. */
    int marksAt(Step step) {
        return marksByStep.getOrDefault(step.id(), 0);
    }
}

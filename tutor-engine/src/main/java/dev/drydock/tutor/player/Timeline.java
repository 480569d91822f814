package dev.drydock.tutor.player;

import dev.drydock.lessons.lesson.Step;
import dev.drydock.sandbox.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The moments of a lesson that can be gone to: the beginning of each step, and behind each line, those taken back included. */
final class Timeline {
    /**
     * A moment.
     *
     * @param marks how many lines could be taken back there
     * @param line the line it comes after; empty at the beginning of its step
     */
    record Moment(Step step, int marks, String line) {}

    private Timeline() {}

    /** The moments, oldest first. */
    static List<Moment> of(Progress progress, Store store) {
        List<String> lines = new ArrayList<>(store.marks());
        Collections.reverse(lines);
        lines.addAll(store.undone());
        List<Step> steps = progress.lesson().steps().stream().filter(step -> progress.marksByStep().containsKey(step.id())).toList();
        Map<String, Integer> begins = progress.marksByStep();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int begin = begins.get(step.id());
            int end = i + 1 < steps.size() ? begins.get(steps.get(i + 1).id()) : lines.size();
            if (begin > lines.size()) continue;
            moments.add(new Moment(step, begin, ""));
            for (int at = begin; at < Math.min(end, lines.size()); at++) moments.add(new Moment(step, at + 1, lines.get(at)));
        }
        return moments;
    }

    /** The moment that is now: the last of the step's with as many lines. */
    static int now(List<Moment> moments, Progress progress, Store store) {
        int marks = store.marks().size();
        int found = 0;
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            if (moment.marks() == marks && moment.step() == progress.step()) found = i;
        }
        return found;
    }
}

package dev.drydock.lessons.source;

import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.source.Problem.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with files while they are read, so that a teacher sees all of it at once. */
public final class Problems {
    /** More complaints than this help nobody. */
    private static final int MOST = 200;

    private final List<Problem> found = new ArrayList<>();

    public void error(Place place, String code, String... facts) {
        add(new Problem(place, Weight.ERROR, Message.of(code, facts)));
    }

    public void warning(Place place, String code, String... facts) {
        add(new Problem(place, Weight.WARNING, Message.of(code, facts)));
    }

    public void add(Problem problem) {
        if (found.size() < MOST && !found.contains(problem)) found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.weight() == Weight.ERROR);
    }

    /** All that was found, by file, line and column. */
    public List<Problem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparing((Problem p) -> p.place().file())
                        .thenComparing(p -> p.place().line())
                        .thenComparing(p -> p.place().column()))
                .toList();
    }
}

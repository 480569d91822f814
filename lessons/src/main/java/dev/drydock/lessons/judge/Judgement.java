package dev.drydock.lessons.judge;

import dev.drydock.lessons.condition.Condition;
import java.util.List;
import java.util.Optional;

/** How the conditions of a task stand, in the lesson's order. */
public record Judgement(List<Condition> conditions) {
    public Judgement {
        conditions = List.copyOf(conditions);
    }

    public boolean done() {
        return Condition.allMet(conditions);
    }

    /** The condition to look at first; one that waits for another is never it. */
    public Optional<Condition> firstUnmet() {
        return conditions.stream()
                .filter(condition -> !condition.met() && condition.state() != Condition.State.PENDING)
                .findFirst();
    }
}

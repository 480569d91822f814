package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.view.WorldView;
import java.util.Comparator;
import java.util.List;

/** One of these is enough; reported is the one that is nearest to holding. */
public record AnyOf(List<Check> checks) implements Check {
    public AnyOf {
        if (checks.isEmpty()) throw new IllegalArgumentException("any of nothing");
        checks = List.copyOf(checks);
    }

    @Override
    public List<Condition> conditions(WorldView world) {
        return checks.stream()
                .map(check -> check.conditions(world))
                .min(Comparator.comparingLong(conditions -> conditions.stream().filter(c -> !c.met()).count()))
                .orElseThrow();
    }

    @Override
    public int cost() {
        return checks.stream().mapToInt(Check::cost).max().orElse(0);
    }
}

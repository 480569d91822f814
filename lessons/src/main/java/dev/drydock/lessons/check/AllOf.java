package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.view.WorldView;
import java.util.List;

/** Every one of these. */
public record AllOf(List<Check> checks) implements Check {
    public AllOf {
        checks = List.copyOf(checks);
    }

    @Override
    public List<Condition> conditions(WorldView world) {
        return checks.stream().flatMap(check -> check.conditions(world).stream()).toList();
    }

    @Override
    public int cost() {
        return checks.stream().mapToInt(Check::cost).max().orElse(0);
    }
}

package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.view.WorldView;
import java.util.List;
import java.util.Optional;

/**
 * A service of a machine runs, or does not.
 *
 * @param machine empty for the learner's host
 */
public record UnitIs(String name, Optional<String> machine, boolean running) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        Optional<Boolean> runs = world.unitRuns(machine, name);
        String code = running ? "check.unit-running" : "check.unit-stopped";
        boolean met = runs.isPresent() && runs.get() == running;
        return List.of(Condition.of(met, machine.isEmpty() ? code : code + "-on", "name", name, "machine", machine.orElse("")));
    }
}

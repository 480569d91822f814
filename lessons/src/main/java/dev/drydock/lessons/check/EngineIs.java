package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.view.WorldView;
import java.util.List;

/** The container engine of the learner's host answers, or does not. */
public record EngineIs(boolean running) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        return List.of(Condition.of(world.engineAnswers() == running, running ? "check.engine-running" : "check.engine-stopped"));
    }
}

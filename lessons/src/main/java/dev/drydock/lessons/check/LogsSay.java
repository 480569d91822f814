package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.condition.TextTest;
import dev.drydock.lessons.view.WorldView;
import java.util.List;
import java.util.Optional;

/** A container has written something. */
public record LogsSay(String container, TextTest wanted) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        if (!world.engineAnswers()) return List.of(Condition.engineSilent());
        Optional<String> logs = world.logs(container);
        String[] facts = {"name", container, "wanted", wanted.shown()};
        if (logs.isEmpty()) {
            return List.of(Condition.of(false, "check.container.exists", "name", container), Condition.pending("check.logs", facts));
        }
        return List.of(Condition.of(wanted.accepts(logs.get()), "check.logs", facts));
    }
}

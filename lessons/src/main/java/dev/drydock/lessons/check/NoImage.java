package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.view.WorldView;
import java.util.List;

/** No image is on the host under this name; the engine must answer, else nobody knows. */
public record NoImage(String name) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        if (!world.engineAnswers()) return List.of(Condition.engineSilent());
        return List.of(Condition.of(!ImageIs.isThere(name, world), "check.no-image", "name", name));
    }
}

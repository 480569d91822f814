package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.WorldView;
import java.util.List;

/** An image is on the host under this name. */
public record ImageIs(String name) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        if (!world.engineAnswers()) return List.of(Condition.engineSilent());
        return List.of(Condition.of(isThere(name, world), "check.image", "name", name));
    }

    static boolean isThere(String name, WorldView world) {
        return world.images().stream()
                .flatMap(image -> image.get("RepoTags").texts().stream())
                .anyMatch(tag -> ContainerSeen.sameName(name, tag));
    }
}

package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.condition.Trait;
import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.WorldView;
import java.util.List;
import java.util.Optional;

/** No container has this name and these traits; the engine must answer, else nobody knows. */
public record NoContainer(Optional<String> name, List<Trait> traits) implements Check {
    public NoContainer {
        if (name.isEmpty() && traits.isEmpty()) throw new IllegalArgumentException("no container at all: say which");
        traits = List.copyOf(traits);
    }

    @Override
    public List<Condition> conditions(WorldView world) {
        if (!world.engineAnswers()) return List.of(Condition.engineSilent());
        Optional<ContainerSeen> found = ContainerSeen.all(world).stream()
                .filter(container -> name.isEmpty() || container.name().equals(name.get()))
                .filter(container -> traits.stream().allMatch(trait -> trait.judge(container, world).met()))
                .findFirst();
        String here = found.map(ContainerSeen::name).orElse("");
        String state = found.map(ContainerSeen::state).orElse("");
        String code = name.isPresent() ? "check.no-container" : "check.no-container.such";
        return List.of(Condition.of(found.isEmpty(), code, "name", name.orElse(""), "here", here, "state", state));
    }
}

package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.condition.Trait;
import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * There is a container with these traits.
 *
 * @param name empty when any container will do; reported is then the one that comes nearest
 */
public record ContainerIs(Optional<String> name, List<Trait> traits) implements Check {
    public ContainerIs {
        traits = List.copyOf(traits);
    }

    @Override
    public List<Condition> conditions(WorldView world) {
        if (!world.engineAnswers()) return List.of(Condition.engineSilent());
        return ContainerSeen.all(world).stream()
                .filter(container -> name.isEmpty() || container.name().equals(name.get()))
                .map(container -> conditions(container, world))
                .min(Comparator.comparingLong(conditions -> conditions.stream().filter(c -> !c.met()).count()))
                .orElseGet(() -> absent(world));
    }

    private List<Condition> conditions(ContainerSeen container, WorldView world) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(exists(true));
        boolean strange = false;
        for (Trait trait : traits) {
            Condition condition = trait.judge(container, world);
            conditions.add(strange ? condition.waiting() : condition);
            // Without a name, what a container of another image does says nothing.
            strange |= name.isEmpty() && trait instanceof Trait.From && !condition.met();
        }
        return conditions;
    }

    /** Nothing there: the traits are told, with nothing to compare them with. */
    private List<Condition> absent(WorldView world) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(exists(false));
        ContainerSeen nothing = new ContainerSeen(Mapping.EMPTY);
        for (Trait trait : traits) conditions.add(trait.judge(nothing, world).waiting());
        return conditions;
    }

    private Condition exists(boolean met) {
        if (name.isPresent()) return Condition.of(met, "check.container.exists", "name", name.get());
        return new Condition(met ? Condition.State.MET : Condition.State.UNMET,
                Message.of(met ? "check.container.some" : "check.container.some.not"), false);
    }
}

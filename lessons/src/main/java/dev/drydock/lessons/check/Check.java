package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.view.WorldView;
import java.util.List;

/** Something that must hold in the world. */
public sealed interface Check
        permits AllOf, AnyOf, ContainerIs, EngineIs, FileIs, HttpAnswers, ImageIs, LogsSay, NoContainer, NoImage, Not, ObjectIs, Ran, UnitIs {

    /** The conditions in the order in which a person would look at them; at least one. */
    List<Condition> conditions(WorldView world);

    /** Whether every condition is met. */
    default boolean holds(WorldView world) {
        return Condition.allMet(conditions(world));
    }

    /** How much work it is to judge it: 0 for what was typed, 1 for a look at the world, 2 when a program runs in a twin of the world. */
    default int cost() {
        return 1;
    }
}

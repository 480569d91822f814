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

    /** Whether judging it lets a program run in a twin of the world: dear, so it is asked last. */
    default boolean dear() {
        return false;
    }
}

package dev.drydock.tutor.java;

import dev.drydock.lessons.view.WorldView;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a learner's Java has of the world.
 *
 * @param view the world as it is now; asked anew each time
 * @param deed does something in the world, through the journal where there is one; answers why it was refused
 */
public record Door(Supplier<WorldView> view, Function<String, Optional<String>> deed) {}

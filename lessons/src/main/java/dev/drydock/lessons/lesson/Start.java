package dev.drydock.lessons.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The world in which a lesson begins.
 *
 * @param world the name of the world that it starts from
 * @param images the images that the learner's host has, and no others; empty: those of the named world
 * @param setup lines that are typed before the first step and that the learner does not see, {@code :fault ...} among them
 */
public record Start(String world, Optional<List<String>> images, List<String> setup) {
    /** The world of a lesson that says nothing. */
    public static final Start USUAL = new Start("default", Optional.empty(), List.of());

    /** With faults that are there when the lesson begins. */
    Start with(List<String> faults) {
        List<String> lines = new ArrayList<>(setup);
        faults.forEach(fault -> lines.add(":" + fault));
        return faults.isEmpty() ? this : new Start(world, images, lines);
    }

    public Start {
        images = images.map(List::copyOf);
        setup = List.copyOf(setup);
    }
}

package dev.drydock.lessons.proof;

import dev.drydock.lessons.lesson.Start;

/** Where worlds for lessons are put up. */
@FunctionalInterface
public interface Theatre {

    /**
     * A fresh world as a lesson begins in it; equal each time.
     *
     * @throws IllegalArgumentException when the start names a world or an image that does not exist
     */
    Stage raise(Start start);
}

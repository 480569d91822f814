package dev.drydock.sandbox.trace;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.time.Timeline;

/**
 * A line that the learner entered: the root of what followed.
 *
 * @param number counts lines from 1
 */
public record Input(long number, String terminal, String line) {
    public static final Family<Input> INPUTS = Family.lasting("input");

    public static Key<Input> key(long number) {
        return INPUTS.key(Timeline.padded(number, 9));
    }
}

package dev.drydock.lessons.proof;

import dev.drydock.lessons.view.WorldView;
import java.util.List;
import java.util.function.Predicate;

/** A world in which lines are typed at a prompt, as a learner would. */
public interface Stage {
    /** No proof waits longer, in virtual time, for one line or for the world to come to rest. */
    long MOST_MILLIS = 300_000;

    /** The world as it is now. */
    WorldView view();

    /** A stage that stands as this one does now and goes its own way from here. */
    Stage twin();

    /** From now on {@link WorldView#typed()} begins anew. */
    void beginStep();

    /** Brings in faults or takes them out, as when a step begins that says so, and lets time pass until only periodic timers remain. */
    void befall(List<String> faults);

    /**
     * Types lines, each when the one before has ended, then lets time pass until {@code watched} has held, or else until only periodic
     * timers remain or programs in containers go on for ever without changing anything. A line that has not ended after
     * {@link #MOST_MILLIS} is interrupted.
     *
     * @param watched asked now, after every change of the world and at the end
     * @return whether {@code watched} held at any of these moments
     */
    boolean play(List<String> lines, Predicate<WorldView> watched);
}

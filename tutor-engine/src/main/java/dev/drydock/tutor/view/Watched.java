package dev.drydock.tutor.view;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Session;
import java.util.function.Function;

/**
 * What is looked at.
 *
 * @param seat number of the terminal that looks
 * @param undoFloor how many marks must be left: what lies before can be looked at only
 */
public record Watched(Session session, Pacer pacer, Sentences sentences, int seat, int undoFloor) {
    World world() {
        return session.world();
    }

    <T> T look(Function<Kernel, T> reading) {
        return world().look(reading);
    }
}

package dev.drydock.tutor.home;

import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.attach.Landing;
import dev.drydock.tutor.attach.Turns;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import dev.drydock.tutor.sitting.Alone;
import dev.drydock.tutor.sitting.BootShow;
import dev.drydock.tutor.sitting.Desk;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Sitting;
import dev.drydock.tutor.sitting.Tongue;
import java.util.Optional;
import java.util.function.Consumer;

/** The free sandbox: a fresh world, and nobody who wants anything. */
public final class FreeSitting {
    private static final long WARM_MICROS = 1_000_000;
    private static final long WARM_EVENTS = 2_000;

    private FreeSitting() {}

    /** Sits down in a fresh world, with some scenery, and in another if the person asks for a new cluster; the exit code of the last one's shell. */
    public static int sit(Worlds.Named world, long seed, Consumer<World> scenery, Pace pace, Learner learner) {
        Worlds.Named here = world;
        while (true) {
            Left left = sitIn(here, seed, scenery, pace, learner);
            Optional<Worlds.Named> next = Worlds.named(left.wantedWorld());
            if (next.isEmpty()) return left.status();
            here = next.get();
        }
    }

    /** @param wantedWorld where the person wants to go; empty for nowhere */
    private record Left(int status, String wantedWorld) {}

    private static Left sitIn(Worlds.Named world, long seed, Consumer<World> scenery, Pace pace, Learner learner) {
        Session session = session(world, seed, world.boots() ? scenery.andThen(fresh -> BootShow.show(fresh, learner)) : scenery, learner.tongue());
        Pacer pacer = new Pacer(pace, System::nanoTime);
        Seat seat = session.seat(1);
        Turns turns = new Turns();
        Learner aboard = learner.at(turns.yielding(learner.terminal()));
        Desk desk = new Desk(session, seat, aboard, pacer, new Alone());
        try (Landing landing = new Landing(session, turns, pacer, learner)) {
            landing.open();
            turns.take(new Sitting(session, seat, aboard.terminal(), pacer, desk)::run);
        }
        return new Left(seat.state() instanceof Seat.State.Left left ? left.status() : 0, desk.wantedWorld());
    }

    private static Session session(Worlds.Named world, long seed, Consumer<World> scenery, Tongue tongue) {
        Header.Start start = new Header.Start(world.name(), seed, Long.toString(Worlds.EPOCH_MICROS), tongue.language().code());
        Journal journal = Journal.inMemory(new Header(Header.VERSION, start, "", ""));
        return new Session(world.plan(seed, Worlds.EPOCH_MICROS, tongue.phrases(), true), world.login(), scenery, journal);
    }

    /**
     * Opens a world as far as its shell's first prompt and forgets it. Afterwards Java has ready what every first prompt needs; worth it
     * only while there is nothing better to do.
     */
    static void warmUp(Tongue tongue) {
        Session session = session(Worlds.named("default").orElseThrow(), 1, fresh -> { }, tongue);
        Seat seat = session.seat(1);
        session.world().run(session.world().now() + WARM_MICROS, WARM_EVENTS, () -> seat.state() instanceof Seat.State.Asks);
    }
}

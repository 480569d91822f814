package dev.drydock.tutor.sitting;

import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;

/** The free sandbox: a fresh world, and nobody who wants anything. */
public final class FreeSitting {
    private FreeSitting() {}

    /** Sits down in a fresh world; the exit code of its shell. */
    public static int sit(Worlds.Named world, long seed, Pace pace, Tongue tongue, Terminal terminal) {
        Header.Start start = new Header.Start(world.name(), seed, Long.toString(Worlds.EPOCH_MICROS), tongue.language().code());
        Journal journal = Journal.inMemory(new Header(Header.VERSION, start, "", ""));
        Session session = new Session(
                world.plan(seed, Worlds.EPOCH_MICROS, tongue.phrases(), true), world.login(), fresh -> { }, journal);
        Pacer pacer = new Pacer(pace, System::nanoTime);
        Seat seat = session.seat(1);
        Desk desk = new Desk(session, seat, terminal, pacer, tongue, new Alone());
        new Sitting(session, seat, terminal, pacer, desk).run();
        return seat.state() instanceof Seat.State.Left left ? left.status() : 0;
    }
}

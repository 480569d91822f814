package dev.drydock.tutor.sitting;

import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.prompt.JLineTerminal;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import java.util.Map;

/** {@code drydock sh} at a terminal: a fresh world, and nobody who wants anything. */
public final class FreeSitting {
    private FreeSitting() {}

    /** Sits down in a fresh world; the exit code of its shell. */
    public static int run(Worlds.Named world, long seed, Pace pace, Language language, Map<String, String> environment) {
        Tongue tongue = new Tongue(language);
        Journal journal = Journal.inMemory(new Header(
                "", new Header.Start(world.name(), seed, Long.toString(Worlds.EPOCH_MICROS), tongue.language().code()), "", ""));
        Session session = new Session(world.plan(seed, Worlds.EPOCH_MICROS, tongue.phrases(), true), world.login(), journal);
        Pacer pacer = new Pacer(pace, System::nanoTime);
        Seat seat = session.seat(1);
        try (Terminal terminal = JLineTerminal.open(environment)) {
            Desk desk = new Desk(session, seat, terminal, pacer, tongue, new Alone());
            new Sitting(session, seat, terminal, pacer, desk).run();
        } catch (Terminal.EndOfInput gone) {
            // The window was closed; a free sandbox leaves nothing behind.
        }
        return seat.state() instanceof Seat.State.Left left ? left.status() : 0;
    }
}

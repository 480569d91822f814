package dev.drydock.tutor.attach;

import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import dev.drydock.tutor.sitting.Alone;
import dev.drydock.tutor.sitting.Desk;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Sitting;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Where second terminals come aboard: each one that connects gets a shell of its own in the session's world. */
public final class Landing implements Closeable {
    /** A socket's classes would take their time from the first prompt. */
    private static final long OPENS_AFTER_MILLIS = 250;

    private final Session session;
    private final Turns turns;
    private final Pacer pacer;
    private final Learner host;
    private final Berth berth;
    private ServerSocketChannel server;
    private boolean closed;

    /**
     * @param turns that the first terminal takes too
     * @param pacer of the world; one clock, however many watch it
     * @param host whose language and disk the others share
     */
    public Landing(Session session, Turns turns, Pacer pacer, Learner host) {
        this.session = session;
        this.turns = turns;
        this.pacer = pacer;
        this.host = host;
        this.berth = host.berth();
    }

    /** Begins to listen, beside what else goes on: nobody waits for it, and the first prompt comes before it. */
    public void open() {
        daemon(() -> {
            try {
                Thread.sleep(OPENS_AFTER_MILLIS);
            } catch (InterruptedException never) {
                return;
            }
            listen();
        });
    }

    private static void daemon(Runnable action) {
        Thread thread = new Thread(action, "landing");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            Path socket = berth.make();
            synchronized (this) {
                if (closed) return;
                server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                server.bind(UnixDomainSocketAddress.of(socket));
            }
            while (true) {
                SocketChannel channel = server.accept();
                daemon(() -> welcome(channel));
            }
        } catch (IOException | UnsupportedOperationException noSecondTerminal) {
            // Closed, or this system has no such sockets: then there is one terminal only.
        }
    }

    private void welcome(SocketChannel channel) {
        try (Terminal terminal = new RemoteTerminal(new Wire(channel))) {
            turns.take(() -> sit(turns.yielding(terminal)));
        } catch (IOException | Terminal.EndOfInput gone) {
            // The window was closed; its shell was told.
        }
    }

    private void sit(Terminal terminal) {
        int number = session.nextSeat();
        Terminal.Size size = terminal.size();
        session.input(number, Entry.Kind.OPEN, size.columns() + "x" + size.rows());
        Seat seat = session.seat(number);
        try {
            Desk desk = new Desk(session, seat, new Learner(terminal, host.tongue(), host.disk(), berth), pacer, new Alone());
            new Sitting(session, seat, terminal, pacer, desk).run();
        } finally {
            session.input(number, Entry.Kind.CLOSE, "");
        }
    }

    @Override
    public void close() {
        try {
            synchronized (this) {
                closed = true;
                if (server != null) server.close();
            }
            berth.remove();
        } catch (IOException leftBehind) {
            // The next one who looks for a program finds that nobody listens there.
        }
    }
}

package dev.drydock.sandbox.app.core.wire;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An element as a sender of requests.
 *
 * @param label its name in records
 * @param logs whether it writes what it sends and gets to its log
 */
public record Me(String label, Wire wire, boolean logs) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM/dd HH:mm:ss", Locale.ROOT);
    private static final long RESEND_MICROS = 1_000_000;

    /** What to do with the answer to a request; empty if nobody answered. */
    @FunctionalInterface
    public interface Answer {
        Step run(Sys sys, Optional<Message> answer);
    }

    /** What to do with an open leg; empty if nobody is there. */
    @FunctionalInterface
    public interface Opened {
        Step run(Sys sys, Optional<Leg> leg);
    }

    /** Writes a line to the log, in the form that such programs use. */
    public Step log(Sys sys, String level, String text, Code then) {
        if (!logs) {
            return Step.next(then);
        }
        String time = CLOCK.format(HttpMessages.moment(sys.now())) + String.format(Locale.ROOT, ".%03d", sys.now() / 1_000 % 1_000);
        return sys.print(time + ": [" + label.toLowerCase(Locale.ROOT).replace("-", "") + "] " + level + ": " + text + "\n", then);
    }

    /** Connects and sends the first message; nobody there is recorded as a lost message. */
    public Step open(Sys sys, Peer peer, Message first, Opened then) {
        return open(sys, peer, first, peer.tries(), then);
    }

    private Step open(Sys sys, Peer peer, Message first, int tries, Opened then) {
        Outcome<Integer> connected = connect(sys, peer);
        if (connected.ok()) {
            Leg leg = new Leg(connected.value(), this, peer.label(), peer.over(), peer.host(), Bytes.EMPTY);
            return leg.say(sys, first, s -> then.run(s, Optional.of(leg)));
        }
        if (tries > 1) {
            return sys.sleep(RESEND_MICROS, s -> open(s, peer, first, tries - 1, then));
        }
        return lost(sys, peer, first, s -> then.run(s, Optional.empty()));
    }

    /** Connects without a word. */
    static Outcome<Integer> connect(Sys sys, Peer peer) {
        List<String> addresses = sys.lookUp(peer.host());
        return addresses.isEmpty() ? Outcome.refused(Errno.EHOSTUNREACH) : sys.connect(addresses.get(0), peer.port());
    }

    /** Connects through a user plane, which takes a first line for itself; only its failure is recorded. */
    public Step tunnel(Sys sys, Peer gate, Message header, Opened then) {
        return plain(sys, gate, header, (s, leg) -> leg.isEmpty() ? then.run(s, leg)
                : s.write(leg.get().descriptor(), wire.encoded(header.with("origin", label), gate.host()), (t, written) -> then.run(t, leg)));
    }

    /** Connects without a word; its failure is recorded as that of {@code header}. */
    public Step plain(Sys sys, Peer gate, Message header, Opened then) {
        Outcome<Integer> connected = connect(sys, gate);
        if (!connected.ok()) {
            return lost(sys, gate, header, s -> then.run(s, Optional.empty()));
        }
        Leg leg = new Leg(connected.value(), this, gate.label(), gate.over(), gate.host(), Bytes.EMPTY);
        return then.run(sys, Optional.of(leg));
    }

    /** Records that nobody took a message. */
    public Step lost(Sys sys, Peer peer, Message message, Code then) {
        Flow.record(sys, label, peer.label(), peer.over(), message, true);
        return log(sys, "ERROR", peer.over() + " -> " + peer.label() + "  " + message.name() + ": no answer" + (peer.tries() > 1 ? " after " + peer.tries() + " tries" : ""), then);
    }

    /** Sends a request and waits for its one answer. */
    public Step ask(Sys sys, Peer peer, Message request, Answer then) {
        return open(sys, peer, request, (s, leg) -> leg.isEmpty() ? then.run(s, Optional.empty()) : leg.get().hear(s, (t, after, answer) -> {
            after.close(t);
            return answer.isEmpty() ? lost(t, peer, request, u -> then.run(u, answer)) : then.run(t, answer);
        }));
    }
}

package dev.drydock.sandbox.app.core.phone;

import dev.drydock.sandbox.app.core.epc.Elements;
import dev.drydock.sandbox.app.core.epc.Subscribers;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Wire;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Locale;
import java.util.Optional;

/**
 * Who the phone is: {@code IMSI} of its environment, with the key that belongs to that card unless {@code KI} says another.
 *
 * @param label its name in records: the host name, or {@code UE_NAME}
 */
record Card(String imsi, String key, String label) {
    static final String STATE = "phone";

    static Card of(Sys sys) {
        String imsi = sys.variable("IMSI").orElse("001010000000001");
        return new Card(imsi, sys.variable("KI").orElse(Subscribers.key(imsi)), sys.variable("UE_NAME").orElse(sys.space().hostname()).toUpperCase(Locale.ROOT));
    }

    Me me(boolean logs) {
        return new Me(label, Wire.LINES, logs);
    }

    String number() {
        return Subscribers.known(imsi) ? Subscribers.number(imsi) : imsi;
    }

    static Message state(Sys sys) {
        return Notes.find(sys, STATE);
    }

    static void put(Sys sys, Message state) {
        Notes.put(sys, STATE, state);
    }

    /** Opens a way through the packet core to an address behind it. */
    Step through(Sys sys, String host, int port, String label, String over, Me.Opened then) {
        Message header = Message.of("G-PDU", "to", host + ":" + port, "paa", state(sys).get("paa"), "label", label);
        return me(false).tunnel(sys, Elements.SGWU_GTP, header, (s, leg) -> then.run(s, leg.map(l -> l.named(label, over))));
    }

    /** Sends one request that way and waits for its answer. */
    Step ask(Sys sys, String host, int port, String label, String over, Message request, Me.Answer then) {
        return through(sys, host, port, label, over, (s, leg) -> leg.isEmpty() ? then.run(s, Optional.empty()) : leg.get().say(s, request, t -> leg.get().hear(t, (u, after, answer) -> {
            after.close(u);
            return then.run(u, answer);
        })));
    }
}

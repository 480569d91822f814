package dev.drydock.sandbox.app.core.ims;

import dev.drydock.sandbox.app.core.epc.Elements;
import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The interrogating CSCF: the entry of a home network; asks the HSS which S-CSCF serves a user (Cx). */
public final class Icscf {
    private static final Message TIMEOUT = Message.of("504 Server Time-out", "cseq", "INVITE");
    private static final Message UNAVAILABLE = Message.of("480 Temporarily Unavailable", "cseq", "INVITE");

    private Icscf() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "I-CSCF", Map.of(Places.SIP, "Mw"), (s, leg, message) -> switch (message.name()) {
            case "REGISTER" -> register(s, leg, message);
            case "INVITE" -> invite(s, leg, message);
            default -> leg.end(s, Message.of("405 Method Not Allowed"));
        });
    }

    private static Step register(Sys sys, Leg leg, Message message) {
        return leg.me().ask(sys, Elements.HSS_CX, Message.of("User-Authorization-Request", "user", message.get("user")), (s, found) -> {
            if (found.isEmpty()) {
                return leg.end(s, UNAVAILABLE);
            }
            if (!Elements.yes(found.get())) {
                return leg.end(s, Message.of("403 Forbidden"));
            }
            return leg.me().ask(s, Places.scscf(found.get().get("scscf")), message, (t, answer) -> leg.end(t, answer.orElse(TIMEOUT)));
        });
    }

    private static Step invite(Sys sys, Leg leg, Message invite) {
        return leg.me().ask(sys, Elements.HSS_CX, Message.of("Location-Info-Request", "user", invite.get("to")), (s, found) -> {
            if (found.isEmpty()) {
                return leg.end(s, UNAVAILABLE);
            }
            if (!Elements.yes(found.get())) {
                return leg.end(s, found.get().get("result").startsWith("5001") ? Message.of("404 Not Found", "cseq", "INVITE") : UNAVAILABLE);
            }
            return leg.me().open(s, Places.scscf(found.get().get("scscf")), invite.with("side", "term"), (t, down) -> down.isEmpty() ? leg.end(t, TIMEOUT)
                    : new Relay(leg, down.get(), Relay.NOTHING).answers(t));
        });
    }
}

package dev.drydock.sandbox.app.core.ims;

import dev.drydock.sandbox.app.core.epc.Elements;
import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The serving CSCF: the registrar; challenges a phone (401), knows who is registered, leads calls to the called one's network. */
public final class Scscf {
    private static final Message TIMEOUT = Message.of("504 Server Time-out", "cseq", "INVITE");

    private Scscf() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "S-CSCF", Map.of(Places.SIP, "Mw"), (s, leg, message) -> switch (message.name()) {
            case "REGISTER" -> message.get("response").isEmpty() ? challenge(s, leg, message) : admit(s, leg, message);
            case "INVITE" -> invite(s, leg, message);
            case "BYE" -> leg.me().open(s, Places.PCSCF, message, (t, down) -> Relay.once(t, leg, down));
            default -> leg.end(s, Message.of("405 Method Not Allowed"));
        });
    }

    private static Step challenge(Sys sys, Leg leg, Message message) {
        return leg.me().ask(sys, Elements.HSS_CX, Message.of("Multimedia-Auth-Request", "user", message.get("user")), (s, vector) -> {
            if (vector.isEmpty() || !Elements.yes(vector.get())) {
                return leg.end(s, vector.isEmpty() ? Message.of("480 Temporarily Unavailable") : Message.of("403 Forbidden"));
            }
            Notes.put(s, "challenge-" + message.get("user"), vector.get());
            return leg.end(s, Message.of("401 Unauthorized", "nonce", vector.get().get("rand"), "autn", vector.get().get("autn"), "algorithm", "AKAv1-MD5"));
        });
    }

    private static Step admit(Sys sys, Leg leg, Message message) {
        String user = message.get("user");
        Message expected = Notes.find(sys, "challenge-" + user);
        if (expected.get("xres").isEmpty() || !expected.get("xres").equals(message.get("response"))) {
            return expected.get("xres").isEmpty() ? challenge(sys, leg, message) : leg.end(sys, Message.of("403 Forbidden"));
        }
        Notes.remove(sys, "challenge-" + user);
        return leg.me().ask(sys, Elements.HSS_CX, Message.of("Server-Assignment-Request", "user", user, "scscf", "scscf"), (s, assigned) -> {
            if (assigned.isEmpty()) {
                return leg.end(s, Message.of("480 Temporarily Unavailable"));
            }
            Notes.put(s, "user-" + user, Message.of("user", "paa", message.get("paa")));
            return leg.end(s, Message.of("200 OK", "scscf", "scscf", "expires", "600000"));
        });
    }

    private static Step invite(Sys sys, Leg leg, Message invite) {
        boolean from = invite.get("side").equals("orig");
        if (!Notes.has(sys, "user-" + (from ? invite.get("user") : invite.get("to")))) {
            return leg.end(sys, from ? Message.of("403 Forbidden", "cseq", "INVITE") : Message.of("480 Temporarily Unavailable", "cseq", "INVITE"));
        }
        return leg.me().open(sys, from ? Places.icscf("icscf") : Places.PCSCF, invite, (s, down) -> down.isEmpty() ? leg.end(s, TIMEOUT)
                : new Relay(leg, down.get(), Relay.NOTHING).answers(s));
    }
}

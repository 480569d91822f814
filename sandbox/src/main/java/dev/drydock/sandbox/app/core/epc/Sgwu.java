package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Peer;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.app.core.wire.Tunnel;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The serving gateway's user plane: carries packets between the base station and the UPF, for sessions that the SGW-C has told it of. */
public final class Sgwu {
    private Sgwu() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "SGW-U", Map.of(Elements.PFCP, "Sxa", Elements.GTP_USER, "GTP-U"), Sgwu::take);
    }

    private static Step take(Sys sys, Leg leg, Message message) {
        return message.is("G-PDU") ? carry(sys, leg, message) : session(sys, leg, message);
    }

    /** Keeps what PFCP says of a session. */
    static Step session(Sys sys, Leg leg, Message message) {
        String answer = message.name().replace("Request", "Response");
        String name = "session-" + message.get("paa");
        boolean addressed = !message.get("paa").isEmpty();
        boolean known = Notes.has(sys, name);
        if (message.is("PFCP Session Deletion Request")) {
            Notes.remove(sys, name);
        } else if (addressed) {
            String enb = message.get("enb").isEmpty() ? Notes.find(sys, name).get("enb") : message.get("enb");
            boolean bearer = !message.get("ebi").isEmpty();
            if (bearer && !known) {
                return leg.end(sys, Message.of(answer, "cause", Elements.PFCP_NOT_FOUND));
            }
            Notes.put(sys, name, Message.of(name, "enb", enb, "paa", message.get("paa")));
        }
        return leg.end(sys, Message.of(answer, "cause", Elements.PFCP_ACCEPTED));
    }

    private static Step carry(Sys sys, Leg leg, Message header) {
        Message session = Notes.find(sys, "session-" + header.get("paa"));
        if (session.get("paa").isEmpty()) {
            return leg.end(sys, Message.of("Error Indication", "paa", header.get("paa")));
        }
        boolean down = header.get("to").equals("ue");
        Me.Opened carry = (s, on) -> on.isEmpty() ? Step.exit(0) : new Tunnel(leg.descriptor(), on.get().descriptor()).carry(s, leg.rest());
        return down ? leg.me().plain(sys, new Peer(session.get("enb"), 5_060, header.get("ue"), "S1-U"), header, carry) : leg.me().tunnel(sys, Elements.UPF_GTP, header, carry);
    }
}

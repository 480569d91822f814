package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Peer;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.app.core.wire.Tunnel;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The PDN gateway's user plane: where a phone's packets leave the packet core for the IMS, and come back. */
public final class Upf {
    private Upf() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "UPF", Map.of(Elements.PFCP, "Sxb", Elements.GTP_USER, "GTP-U"), Upf::take);
    }

    private static Step take(Sys sys, Leg leg, Message message) {
        if (!message.is("G-PDU")) {
            return Sgwu.session(sys, leg, message);
        }
        if (!Notes.has(sys, "session-" + message.get("paa"))) {
            return leg.end(sys, Message.of("Error Indication", "paa", message.get("paa")));
        }
        if (message.get("to").equals("ue")) {
            return leg.me().tunnel(sys, Elements.SGWU_GTP, message, (s, on) -> on.isEmpty() ? Step.exit(0) : new Tunnel(leg.descriptor(), on.get().descriptor()).carry(s, leg.rest()));
        }
        String[] target = message.get("to").split(":");
        Peer beyond = new Peer(target[0], Integer.parseInt(target[1]), message.get("label"), "SGi");
        return leg.me().plain(sys, beyond, message, (s, on) -> on.isEmpty() ? Step.exit(0) : new Tunnel(leg.descriptor(), on.get().descriptor()).carry(s, leg.rest()));
    }
}

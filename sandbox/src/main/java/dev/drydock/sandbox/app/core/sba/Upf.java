package dev.drydock.sandbox.app.core.sba;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Wire;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The user plane function: voices pass it, so a call lives and dies with it. Told to end it takes no new call and waits for the end of those it has. */
final class Upf {
    static final int N4 = 8_805;
    static final int N3 = 2_152;
    private static final Service SELF = new Service("UPF", N4);

    private Upf() {}

    static Step start(Sys sys) {
        return SELF.station(new Me("UPF", Wire.LINES, true), Map.of(N4, "N4", N3, "N3"), Upf::take, s -> !Notes.names(s, "call-").isEmpty()).start(sys);
    }

    private static Step take(Sys sys, Leg leg, Message message) {
        String name = "call-" + message.get("call");
        boolean known = Notes.has(sys, name);
        switch (message.name()) {
            case "PFCP Session Establishment Request" -> Notes.put(sys, name, message);
            case "PFCP Session Deletion Request" -> Notes.remove(sys, name);
            case "G-PDU" -> {
                return leg.end(sys, Message.of(known ? "G-PDU" : "Error Indication", "call", message.get("call")));
            }
            default -> {
                return leg.end(sys, Message.of("Error Indication"));
            }
        }
        return leg.end(sys, Message.of(message.name().replace("Request", "Response"), "cause", "1 Request accepted"));
    }
}

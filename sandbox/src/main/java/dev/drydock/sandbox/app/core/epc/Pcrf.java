package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** Policy and charging rules: what the P-CSCF asks for a call (Rx, TS 29.214) becomes a rule for the gateway (Gx, TS 29.212). */
public final class Pcrf {
    private static final String SUCCESS = "2001 DIAMETER_SUCCESS";

    private Pcrf() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "PCRF", Map.of(Elements.DIAMETER, "Diameter"), Pcrf::take);
    }

    private static Step take(Sys sys, Leg any, Message message) {
        Leg leg = any.named(any.other(), message.name().startsWith("Credit-Control") ? "Gx" : "Rx");
        String name = "session-" + message.get("paa");
        String answer = message.name().replace("-Request", "-Answer");
        return switch (message.name()) {
            case "Credit-Control-Request" -> {
                if (message.get("type").equals("INITIAL_REQUEST")) {
                    Notes.put(sys, name, message);
                } else {
                    Notes.remove(sys, name);
                }
                yield leg.end(sys, Message.of(answer, "result", SUCCESS, "qci", "5"));
            }
            case "AA-Request", "Session-Termination-Request" -> rule(sys, leg, message, answer, Notes.has(sys, name));
            default -> leg.end(sys, Message.of(answer, "result", "3001 DIAMETER_COMMAND_UNSUPPORTED"));
        };
    }

    private static Step rule(Sys sys, Leg leg, Message message, String answer, boolean known) {
        if (!known) {
            return leg.end(sys, Message.of(answer, "result", "5065 IP-CAN_SESSION_NOT_AVAILABLE"));
        }
        Message push = Message.of("Re-Auth-Request", "paa", message.get("paa"), "qci", "1", "rule", message.is("AA-Request") ? "install" : "remove");
        return leg.me().ask(sys, Elements.SMF_GX, push, (s, done) ->
                leg.end(s, Message.of(answer, "result", done.isPresent() && Elements.yes(done.get()) ? SUCCESS : "5012 DIAMETER_UNABLE_TO_COMPLY")));
    }
}

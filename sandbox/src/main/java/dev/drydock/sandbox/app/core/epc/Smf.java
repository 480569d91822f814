package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The PDN gateway's control plane, which 5G calls SMF: gives addresses, asks the PCRF for rules (Gx, TS 29.212), is master of the UPF (Sxb). */
public final class Smf {
    private Smf() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "SMF", Map.of(Elements.GTP_CONTROL, "S5-C", Elements.DIAMETER, "Gx"), Smf::take);
    }

    private static Step take(Sys sys, Leg leg, Message message) {
        return switch (message.name()) {
            case "Create Session Request" -> create(sys, leg, message);
            case "Delete Session Request" -> delete(sys, leg, message);
            case "Re-Auth-Request" -> rule(sys, leg, message);
            default -> leg.end(sys, Message.of("Version Not Supported Indication"));
        };
    }

    private static Step create(Sys sys, Leg leg, Message message) {
        String answer = "Create Session Response";
        String address = "10.45.0." + (1 + Notes.next(sys, "pool"));
        Message ask = Message.of("Credit-Control-Request", "type", "INITIAL_REQUEST", "imsi", message.get("imsi"), "paa", address, "apn", message.get("apn"));
        return leg.me().ask(sys, Elements.PCRF_GX, ask, (s, rules) -> {
            if (rules.isEmpty() || !Elements.yes(rules.get())) {
                return leg.end(s, Message.of(answer, "cause", Elements.SILENT));
            }
            return leg.me().ask(s, Elements.UPF, Message.of("PFCP Session Establishment Request", "paa", address), (t, made) -> {
                if (made.isEmpty()) {
                    return leg.end(t, Message.of(answer, "cause", Elements.SILENT));
                }
                Notes.put(t, "session-" + address, Message.of("session", "imsi", message.get("imsi"), "paa", address));
                return leg.end(t, Message.of(answer, "cause", Elements.ACCEPTED, "paa", address, "pcscf", "pcscf"));
            });
        });
    }

    private static Step delete(Sys sys, Leg leg, Message message) {
        Notes.remove(sys, "session-" + message.get("paa"));
        Message end = Message.of("Credit-Control-Request", "type", "TERMINATION_REQUEST", "imsi", message.get("imsi"), "paa", message.get("paa"));
        return leg.me().ask(sys, Elements.PCRF_GX, end, (s, told) -> leg.me().ask(s, Elements.UPF, Message.of("PFCP Session Deletion Request", "paa", message.get("paa")), (t, gone) ->
                leg.end(t, Message.of("Delete Session Response", "cause", Elements.ACCEPTED))));
    }

    /** The PCRF wants a bearer for voice made or taken away. */
    private static Step rule(Sys sys, Leg gx, Message message) {
        Leg leg = gx.named(gx.other(), "Gx");
        Message session = Notes.find(sys, "session-" + message.get("paa"));
        if (session.get("imsi").isEmpty()) {
            return leg.end(sys, Message.of("Re-Auth-Answer", "result", "5002 DIAMETER_UNKNOWN_SESSION_ID"));
        }
        boolean install = message.get("rule").equals("install");
        Message change = Message.of("PFCP Session Modification Request", "paa", message.get("paa"), "ebi", "6", "qci", message.get("qci"));
        Message bearer = Message.of(install ? "Create Bearer Request" : "Delete Bearer Request", "imsi", session.get("imsi"), "paa", message.get("paa"), "ebi", "6", "qci", message.get("qci"));
        Message failed = Message.of("Re-Auth-Answer", "result", "5012 DIAMETER_UNABLE_TO_COMPLY");
        return leg.me().ask(sys, Elements.UPF, change, (s, changed) -> changed.isEmpty() || !Elements.yes(changed.get()) ? leg.end(s, failed)
                : leg.me().ask(s, Elements.SGWC_S5, bearer, (t, done) ->
                        leg.end(t, done.isPresent() && Elements.yes(done.get()) ? Message.of("Re-Auth-Answer", "result", "2001 DIAMETER_SUCCESS") : failed)));
    }
}

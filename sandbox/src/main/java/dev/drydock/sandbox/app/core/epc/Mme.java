package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Peer;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The mobility management entity: lets phones attach (TS 23.401, 5.3.2.1) and has their bearers made. */
public final class Mme {
    /** EMM causes of TS 24.301, 9.9.3.9; the mapping from Diameter is TS 29.272, annex A. */
    private static final String UNKNOWN = "8 EPS services and non-EPS services not allowed";
    private static final String NETWORK = "17 Network failure";
    private static final String ESM = "19 ESM failure";
    private static final String ESM_NETWORK = "38 Network failure";

    private Mme() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "MME", Map.of(Elements.S1, "S1-MME", Elements.GTP_CONTROL, "S11"), Mme::take);
    }

    private static Step take(Sys sys, Leg leg, Message message) {
        return switch (message.name()) {
            case "Attach Request" -> authenticate(sys, leg, message);
            case "Detach Request" -> detach(sys, leg, message);
            case "Create Bearer Request", "Delete Bearer Request" -> bearer(sys, leg, message);
            default -> leg.end(sys, Message.of("Error Indication", "cause", "97 Message type non-existent or not implemented"));
        };
    }

    private static Step reject(Sys sys, Leg leg, String cause) {
        return leg.me().log(sys, "WARNING", "Attach reject, EMM cause " + cause, s -> leg.end(s, Message.of("Attach Reject", "cause", cause)));
    }

    private static Step authenticate(Sys sys, Leg leg, Message attach) {
        Me me = leg.me();
        String imsi = attach.get("imsi");
        return me.ask(sys, Elements.HSS_S6A, Message.of("Authentication-Information-Request", "imsi", imsi), (s, vector) -> {
            if (vector.isEmpty()) {
                return reject(s, leg, NETWORK);
            }
            if (!Elements.yes(vector.get())) {
                return reject(s, leg, UNKNOWN);
            }
            String expected = vector.get().get("xres");
            return leg.say(s, Message.of("Authentication Request", "rand", vector.get().get("rand"), "autn", vector.get().get("autn")), t -> leg.hear(t, (u, after, response) -> {
                if (response.isEmpty() || response.get().is("Authentication Failure")) {
                    return Step.exit(0);
                }
                return response.get().get("res").equals(expected) ? secure(u, after, imsi) : after.end(u, Message.of("Authentication Reject"));
            }));
        });
    }

    private static Step secure(Sys sys, Leg leg, String imsi) {
        return leg.say(sys, Message.of("Security Mode Command", "eia", "EIA2", "eea", "EEA0"), s -> leg.hear(s, (t, after, complete) -> complete.isEmpty() ? Step.exit(0)
                : after.me().ask(t, Elements.HSS_S6A, Message.of("Update-Location-Request", "imsi", imsi), (u, location) ->
                        location.isPresent() && Elements.yes(location.get()) ? session(u, after, imsi, location.get()) : reject(u, after, NETWORK))));
    }

    private static Step session(Sys sys, Leg leg, String imsi, Message subscription) {
        Message request = Message.of("Create Session Request", "imsi", imsi, "apn", subscription.get("apn"), "qci", subscription.get("qci"));
        return leg.me().ask(sys, Elements.SGWC_S11, request, (s, created) -> {
            if (created.isEmpty() || !Elements.yes(created.get())) {
                return leg.me().log(s, "WARNING", "PDN connectivity reject, ESM cause " + ESM_NETWORK, t -> reject(t, leg, ESM));
            }
            String address = created.get().get("paa");
            Message accept = Message.of("Attach Accept", "paa", address, "pcscf", created.get().get("pcscf"), "ebi", "5", "qci", subscription.get("qci"));
            return leg.say(s, accept, t -> leg.hear(t, (u, after, complete) -> {
                Notes.put(u, "ue-" + imsi, Message.of("ue", "enb", leg.address(), "paa", address, "label", after.other()));
                return complete.isEmpty() ? Step.exit(0) : leg.me().ask(u, Elements.SGWC_S11,
                        Message.of("Modify Bearer Request", "imsi", imsi, "paa", address, "enb", leg.address()), (v, modified) -> Step.exit(0));
            }));
        });
    }

    private static Step detach(Sys sys, Leg leg, Message message) {
        String imsi = message.get("imsi");
        String address = Notes.find(sys, "ue-" + imsi).get("paa");
        Notes.remove(sys, "ue-" + imsi);
        return leg.me().ask(sys, Elements.SGWC_S11, Message.of("Delete Session Request", "imsi", imsi, "paa", address), (s, deleted) -> leg.end(s, Message.of("Detach Accept")));
    }

    /** A dedicated bearer comes or goes: the base station has to know. */
    private static Step bearer(Sys sys, Leg leg, Message message) {
        Leg s11 = leg.named(leg.other(), "S11");
        Message ue = Notes.find(sys, "ue-" + message.get("imsi"));
        boolean create = message.is("Create Bearer Request");
        String answer = create ? "Create Bearer Response" : "Delete Bearer Response";
        if (ue.get("enb").isEmpty()) {
            return s11.end(sys, Message.of(answer, "cause", Elements.NOT_FOUND));
        }
        Peer phone = new Peer(ue.get("enb"), Elements.S1, ue.get("label"), "S1-MME");
        Message setup = Message.of(create ? "E-RAB Setup Request" : "E-RAB Release Command", "ebi", message.get("ebi"), "qci", message.get("qci"));
        return leg.me().ask(sys, phone, setup, (s, done) -> s11.end(s, Message.of(answer, "cause", done.isPresent() ? Elements.ACCEPTED : Elements.SILENT)));
    }
}

package dev.drydock.sandbox.app.core.sba;

import dev.drydock.sandbox.app.core.epc.Subscribers;
import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Wire;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** Access and mobility management: the door for phones (N2, N1); registration is TS 23.502, 4.2.2.2, causes are TS 24.501, 9.11.3.2. */
final class Amf {
    static final int N2 = 38_412;
    private static final Service SELF = new Service("AMF", 7_778);
    private static final String CONGESTION = "22 Congestion";
    private static final String ILLEGAL = "3 Illegal UE";
    private static final String UNDERIVED = "9 UE identity cannot be derived by the network";

    private Amf() {}

    static Step start(Sys sys) {
        return SELF.station(new Me("AMF", Wire.LINES, true), Map.of(N2, "N2"), Amf::take, s -> false).start(sys);
    }

    private static Step take(Sys sys, Leg leg, Message message) {
        return switch (message.name()) {
            case "Registration Request" -> register(sys, leg, message.get("supi"));
            case "Service Request", "Service Release" -> service(sys, leg, message);
            default -> leg.end(sys, Message.of("Error Indication"));
        };
    }

    private static Step reject(Sys sys, Leg leg, String cause) {
        return leg.end(sys, Message.of("Registration Reject", "cause", cause));
    }

    private static Step register(Sys sys, Leg leg, String supi) {
        return SELF.ask(sys, "AUSF", Message.of("POST /nausf-auth/v1/ue-authentications", "supiOrSuci", supi), (s, challenge) -> {
            if (challenge.isEmpty() || challenge.get().status() != 201) {
                return reject(s, leg, challenge.isPresent() && challenge.get().status() == 403 ? ILLEGAL : CONGESTION);
            }
            return leg.say(s, Message.of("Authentication Request", "rand", challenge.get().get("rand"), "autn", challenge.get().get("autn")), t -> leg.hear(t, (u, after, response) ->
                    response.isEmpty() ? Step.exit(0) : confirm(u, after, supi, challenge.get().get("xres").equals(response.get().get("res")))));
        });
    }

    private static Step confirm(Sys sys, Leg leg, String supi, boolean right) {
        if (!right) {
            return leg.end(sys, Message.of("Authentication Reject"));
        }
        return SELF.ask(sys, "UDM", Message.of("PUT /nudm-uecm/v1/" + supi + "/registrations/amf-3gpp-access", "amfInstanceId", sys.space().hostname()), (s, stored) ->
                stored.isEmpty() ? reject(s, leg, CONGESTION) : SELF.ask(s, "NSSF", Message.of("GET /nnssf-nsselection/v2/network-slice-information?nf-type=AMF"), (t, slice) ->
                        slice.isEmpty() ? reject(t, leg, CONGESTION) : SELF.ask(t, "SMF", Message.of("POST /nsmf-pdusession/v1/sm-contexts", "supi", supi, "dnn", "ims"), (u, session) ->
                                session.isPresent() && session.get().status() == 201 ? leg.end(u, Message.of("Registration Accept", "allowedNssai", "1", "supi", supi)) : reject(u, leg, CONGESTION))));
    }

    /** A call: the flow with 5QI 1 comes or goes. Which AMF it was before does not matter, the context lies in the store. */
    private static Step service(Sys sys, Leg leg, Message message) {
        String supi = message.get("supi");
        String reject = message.is("Service Request") ? "Service Reject" : "Release Reject";
        return SELF.ask(sys, "UDR", Message.of("GET /nudsf-dr/v1/core/contexts/records/ue-" + supi), (s, context) -> {
            if (context.isEmpty() || context.get().status() != 200 || !Subscribers.known(supi.replace("imsi-", ""))) {
                return leg.end(s, Message.of(reject, "cause", context.isEmpty() ? CONGESTION : UNDERIVED));
            }
            String action = message.is("Service Request") ? "modify" : "release";
            Message order = Message.of("POST /nsmf-pdusession/v1/sm-contexts/" + supi + "/" + action, "call", message.get("call"), "5qi", "1");
            return SELF.ask(s, "SMF", order, (t, done) -> done.isPresent() && done.get().status() == 200
                    ? leg.end(t, Message.of(message.is("Service Request") ? "Service Accept" : "Release Complete", "upf", done.get().get("upf"))) : leg.end(t, Message.of(reject, "cause", CONGESTION)));
        });
    }
}

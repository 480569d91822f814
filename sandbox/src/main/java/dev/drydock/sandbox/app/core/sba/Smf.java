package dev.drydock.sandbox.app.core.sba;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Peer;
import dev.drydock.sandbox.app.core.wire.Wire;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/** Session management (TS 29.502): makes sessions, picks a UPF for a call (N4), and keeps what it knows in the shared store, not in itself. */
final class Smf {
    private static final Service SELF = new Service("SMF", 7_779);
    private static final Message FAILED = Message.of("503 Service Unavailable", "cause", "NF_CONGESTION");
    private static final String STORE = "/nudsf-dr/v1/core/contexts/records/";

    private Smf() {}

    static Step start(Sys sys) {
        return SELF.serve(sys, (s, leg, message) -> {
            String name = message.name();
            return name.endsWith("/modify") ? modify(s, leg, message) : name.endsWith("/release") ? release(s, leg, message)
                    : name.equals("POST /nsmf-pdusession/v1/sm-contexts") ? create(s, leg, message) : leg.end(s, Message.of("404 Not Found"));
        });
    }

    private static Step create(Sys sys, Leg leg, Message message) {
        String supi = message.get("supi");
        return SELF.ask(sys, "UDM", Message.of("GET /nudm-sdm/v2/" + supi + "/sm-data"), (s, data) -> data.isEmpty() ? leg.end(s, FAILED)
                : SELF.ask(s, "PCF", Message.of("POST /npcf-smpolicycontrol/v1/sm-policies", "supi", supi, "dnn", "ims"), (t, policy) -> policy.isEmpty() ? leg.end(t, FAILED)
                        : SELF.ask(t, "UDR", Message.of("PUT " + STORE + "sm-" + supi, "supi", supi, "5qi", "5"), (u, kept) ->
                                leg.end(u, kept.isEmpty() ? FAILED : Message.of("201 Created", "smContextRef", supi)))));
    }

    private static Step modify(Sys sys, Leg leg, Message message) {
        String call = message.get("call");
        return SELF.ask(sys, "PCF", Message.of("POST /npcf-smpolicycontrol/v1/sm-policies/" + call + "/update", "5qi", "1"), (s, rule) -> rule.isEmpty() ? leg.end(s, FAILED)
                : SELF.discover(s, "UPF", (t, upfs) -> upfs.isEmpty() ? none(t, leg) : establish(t, leg, upfs, call)));
    }

    private static Step none(Sys sys, Leg leg) {
        return SELF.me().lost(sys, new Peer("upf", Upf.N4, "UPF", "N4"), Message.of("PFCP Session Establishment Request"), s -> leg.end(s, FAILED));
    }

    private static Peer n4(String address) {
        return new Peer(address.substring(0, address.lastIndexOf(':')), Upf.N4, "UPF", "N4");
    }

    private static Me pfcp() {
        return new Me("SMF", Wire.LINES, true);
    }

    private static Step establish(Sys sys, Leg leg, List<String> upfs, String call) {
        return pfcp().ask(sys, n4(upfs.get(0)), Message.of("PFCP Session Establishment Request", "call", call), (s, made) -> {
            if (made.isEmpty()) {
                return upfs.size() > 1 ? establish(s, leg, upfs.subList(1, upfs.size()), call) : leg.end(s, FAILED);
            }
            return SELF.ask(s, "UDR", Message.of("PUT " + STORE + "call-" + call, "upf", upfs.get(0)), (t, kept) -> leg.end(t, kept.isEmpty() ? FAILED : Message.of("200 OK", "upf", upfs.get(0))));
        });
    }

    private static Step release(Sys sys, Leg leg, Message message) {
        String record = STORE + "call-" + message.get("call");
        return SELF.ask(sys, "UDR", Message.of("GET " + record), (s, context) -> {
            if (context.isEmpty() || context.get().get("upf").isEmpty()) {
                return leg.end(s, FAILED);
            }
            return pfcp().ask(s, n4(context.get().get("upf")), Message.of("PFCP Session Deletion Request", "call", message.get("call")), (t, gone) -> gone.isEmpty() ? leg.end(t, FAILED)
                    : SELF.ask(t, "UDR", Message.of("DELETE " + record), (u, forgotten) -> leg.end(u, Message.of("200 OK"))));
        });
    }
}

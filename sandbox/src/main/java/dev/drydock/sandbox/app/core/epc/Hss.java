package dev.drydock.sandbox.app.core.epc;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The home subscriber server: knows the subscribers, their keys, and where they are; for the MME (S6a, TS 29.272) and the IMS (Cx, TS 29.229). */
public final class Hss {
    private static final String SUCCESS = "2001 DIAMETER_SUCCESS";
    private static final String USER_UNKNOWN = "5001 DIAMETER_ERROR_USER_UNKNOWN";
    private static final String NOT_REGISTERED = "5003 DIAMETER_ERROR_IDENTITY_NOT_REGISTERED";

    private Hss() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "HSS", Map.of(Elements.DIAMETER, "Diameter"), Hss::take);
    }

    private static Step take(Sys sys, Leg any, Message message) {
        boolean packet = message.name().startsWith("Authentication-") || message.name().startsWith("Update-");
        Leg leg = any.named(any.other(), packet ? "S6a" : "Cx");
        String answer = message.name().replace("-Request", "-Answer");
        String imsi = message.get("imsi").isEmpty() ? Subscribers.imsi(message.get("user")) : message.get("imsi");
        if (!Subscribers.known(imsi)) {
            return leg.end(sys, Message.of(answer, "result", USER_UNKNOWN));
        }
        Message yes = Message.of(answer, "result", SUCCESS);
        Message ims = Notes.find(sys, "ims-" + imsi);
        return switch (message.name()) {
            case "Authentication-Information-Request", "Multimedia-Auth-Request" -> {
                String rand = Notes.hash(imsi + Notes.next(sys, "rand"));
                String key = Subscribers.key(imsi);
                yield leg.end(sys, yes.with("rand", rand).with("autn", Subscribers.token(key, rand)).with("xres", Subscribers.response(key, rand)));
            }
            case "Update-Location-Request" -> {
                Notes.put(sys, "mme-" + imsi, Message.of("mme", "mme", leg.other()));
                yield leg.end(sys, yes.with("apn", "ims").with("qci", "5").with("msisdn", Subscribers.number(imsi)));
            }
            case "User-Authorization-Request" -> leg.end(sys, yes.with("scscf", ims.get("scscf").isEmpty() ? "scscf" : ims.get("scscf")));
            case "Server-Assignment-Request" -> {
                Notes.put(sys, "ims-" + imsi, Message.of("ims", "scscf", message.get("scscf")));
                yield leg.end(sys, yes.with("msisdn", Subscribers.number(imsi)));
            }
            case "Location-Info-Request" -> leg.end(sys, ims.get("scscf").isEmpty() ? Message.of(answer, "result", NOT_REGISTERED) : yes.with("scscf", ims.get("scscf")));
            default -> leg.end(sys, Message.of(answer, "result", "3001 DIAMETER_COMMAND_UNSUPPORTED"));
        };
    }
}

package dev.drydock.sandbox.app.core.sba;

import dev.drydock.sandbox.app.core.epc.Subscribers;
import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/**
 * The functions that know and advise: AUSF (TS 29.509), UDM (TS 29.503), UDR (TS 29.504), PCF (TS 29.512), NSSF (TS 29.531). Each asks at most one
 * other. The UDR also keeps the contexts of other functions, which is the work of a UDSF (TS 29.598).
 */
final class Registers {
    private static final Service AUSF = new Service("AUSF", 7_780);
    private static final Service UDM = new Service("UDM", 7_781);
    private static final Service UDR = new Service("UDR", 7_782);
    private static final Service PCF = new Service("PCF", 7_783);
    private static final Service NSSF = new Service("NSSF", 7_784);
    private static final Message UNAVAILABLE = Message.of("503 Service Unavailable", "cause", "NF_CONGESTION");

    private Registers() {}

    static Step ausf(Sys sys) {
        return AUSF.serve(sys, (s, leg, message) -> AUSF.ask(s, "UDM", Message.of("POST /nudm-ueau/v1/" + message.get("supiOrSuci") + "/security-information/generate-auth-data"), (t, vector) ->
                leg.end(t, vector.isEmpty() ? UNAVAILABLE : vector.get().status() == 200 ? vector.get().named("201 Created") : Message.of("403 Forbidden", "cause", "AUTHENTICATION_REJECTED"))));
    }

    static Step udm(Sys sys) {
        return UDM.serve(sys, (s, leg, message) -> {
            String supi = message.name().replaceFirst("^.*?/v\\d/", "").replaceFirst("/.*", "");
            if (message.name().startsWith("PUT /nudm-uecm/")) {
                return UDM.ask(s, "UDR", Message.of("PUT /nudsf-dr/v1/core/contexts/records/ue-" + supi, "supi", supi), (t, kept) -> leg.end(t, kept.isEmpty() ? UNAVAILABLE : Message.of("201 Created")));
            }
            boolean keys = message.name().contains("/nudm-ueau/");
            return UDM.ask(s, "UDR", Message.of("GET /nudr-dr/v2/subscription-data/" + supi + (keys ? "/authentication-data/authentication-subscription" : "/provisioned-data/sm-data")), (t, data) -> {
                if (data.isEmpty() || data.get().status() != 200) {
                    return leg.end(t, data.isEmpty() ? UNAVAILABLE : Message.of("404 Not Found", "cause", "USER_NOT_FOUND"));
                }
                return leg.end(t, keys ? vector(t, supi) : Message.of("200 OK", "dnn", "ims", "5qi", "5"));
            });
        });
    }

    private static Message vector(Sys sys, String supi) {
        String rand = Notes.hash(supi + Notes.next(sys, "rand"));
        String key = Subscribers.key(supi.replace("imsi-", ""));
        return Message.of("200 OK", "authType", "5G_AKA", "rand", rand, "autn", Subscribers.token(key, rand), "xres", Subscribers.response(key, rand));
    }

    static Step udr(Sys sys) {
        return UDR.serve(sys, (s, leg, message) -> {
            String path = message.name().substring(message.name().indexOf(' ') + 1);
            if (path.startsWith("/nudr-dr/")) {
                boolean known = Subscribers.known(path.replaceFirst("^.*/imsi-", "").replaceFirst("/.*", ""));
                return leg.end(s, known ? Message.of("200 OK", "algorithmId", "milenage") : Message.of("404 Not Found", "cause", "USER_NOT_FOUND"));
            }
            return record(s, leg, message, "record-" + path.substring(path.lastIndexOf('/') + 1));
        });
    }

    private static Step record(Sys sys, Leg leg, Message message, String name) {
        if (message.name().startsWith("PUT ")) {
            Notes.put(sys, name, message);
            return leg.end(sys, Message.of("201 Created"));
        }
        if (message.name().startsWith("DELETE ")) {
            Notes.remove(sys, name);
            return leg.end(sys, Message.of("204 No Content"));
        }
        return leg.end(sys, Notes.has(sys, name) ? Notes.find(sys, name).named("200 OK") : Message.of("404 Not Found", "cause", "DATA_NOT_FOUND"));
    }

    static Step pcf(Sys sys) {
        return PCF.serve(sys, (s, leg, message) -> leg.end(s, Message.of(message.name().endsWith("/update") ? "200 OK" : "201 Created", "5qi", message.get("5qi").isEmpty() ? "5" : message.get("5qi"))));
    }

    static Step nssf(Sys sys) {
        return NSSF.serve(sys, (s, leg, message) -> leg.end(s, Message.of("200 OK", "allowedSnssai", "1")));
    }
}

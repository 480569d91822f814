package dev.drydock.sandbox.app.core.ims;

import dev.drydock.sandbox.app.core.epc.Subscribers;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** The IMS's name server: says where a home network's entry point is (RFC 3263, NAPTR and SRV in one answer). */
public final class Dns {
    private Dns() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "DNS", Map.of(Places.DNS, "DNS"), (s, leg, query) -> leg.end(s, query.get("name").equals(Subscribers.DOMAIN)
                ? Message.of("Answer NOERROR", "name", query.get("name"), "target", "icscf") : Message.of("Answer NXDOMAIN", "name", query.get("name"))));
    }
}

package dev.drydock.sandbox.app.core.ims;

import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** Where the voices of a call meet, in the manner of rtpengine: told of calls by the P-CSCF, it passes the packets of one phone to the other. */
public final class Media {
    private Media() {}

    public static Step start(Sys sys) {
        return Station.serve(sys, "MEDIA", Map.of(Places.NG, "NG", Places.RTP, "RTP"), (s, leg, message) -> switch (message.name()) {
            case "offer" -> {
                Notes.put(s, "call-" + message.get("call"), message);
                yield leg.end(s, Message.of("ok", "port", Integer.toString(Places.RTP)));
            }
            case "delete" -> {
                Notes.remove(s, "call-" + message.get("call"));
                yield leg.end(s, Message.of("ok"));
            }
            case "RTP" -> Notes.has(s, "call-" + message.get("call")) ? leg.end(s, Message.of("RTP", "call", message.get("call"), "codec", "AMR-WB")) : Step.exit(0);
            default -> leg.end(s, Message.of("error"));
        });
    }
}

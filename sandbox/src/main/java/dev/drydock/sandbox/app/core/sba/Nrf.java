package dev.drydock.sandbox.app.core.sba;

import dev.drydock.sandbox.app.core.wire.Leg;
import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.app.core.wire.Wire;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The network repository function (TS 29.510): the register of all functions; who has sent no heartbeat for fifteen seconds is not named. */
final class Nrf {
    static final int PORT = 7_777;
    private static final long ALIVE_MICROS = 15_000_000;

    private Nrf() {}

    static Step start(Sys sys) {
        return new Station(new Me("NRF", Wire.HTTP, true), Map.of(PORT, "Nnrf"), Nrf::take, Station.NONE, 0, Station.PLAIN).start(sys);
    }

    private static Step take(Sys sys, Leg leg, Message message) {
        String[] words = message.name().split(" ", 2);
        String path = words.length > 1 ? words[1] : "";
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/nnrf-disc/v1/nf-instances?")) {
            return discover(sys, leg, path);
        }
        if (path.equals("/nnrf-nfm/v1/nf-instances")) {
            return leg.end(sys, Message.of("200 OK", "nfInstances", array(new ArrayList<>(Notes.names(sys, "nf-")))));
        }
        Message profile = Notes.find(sys, "nf-" + id);
        return switch (words[0]) {
            case "PUT" -> {
                Notes.put(sys, "nf-" + id, message.with("heard", Long.toString(sys.now())));
                yield leg.end(sys, Message.of("201 Created", "heartBeatTimer", "5"));
            }
            case "PATCH" -> {
                if (profile.get("nfType").isEmpty()) {
                    yield leg.end(sys, Message.of("404 Not Found"));
                }
                Notes.put(sys, "nf-" + id, profile.with("heard", Long.toString(sys.now())));
                yield leg.end(sys, Message.of("204 No Content"));
            }
            case "DELETE" -> {
                Notes.remove(sys, "nf-" + id);
                yield leg.end(sys, Message.of("204 No Content"));
            }
            default -> leg.end(sys, Message.of("404 Not Found"));
        };
    }

    private static Step discover(Sys sys, Leg leg, String path) {
        String type = path.replaceFirst("^.*[?&]target-nf-type=", "").replaceFirst("&.*", "");
        List<String> found = new ArrayList<>();
        for (String name : Notes.names(sys, "nf-")) {
            Message profile = Notes.find(sys, name);
            if (profile.get("nfType").equals(type) && sys.now() - Long.parseLong(profile.get("heard")) < ALIVE_MICROS) {
                found.add(profile.get("ipv4Address") + ":" + profile.get("port"));
            }
        }
        if (!found.isEmpty()) {
            // Everybody comes first once.
            Collections.rotate(found, Notes.next(sys, "turn") % found.size());
        }
        return leg.end(sys, Message.of("200 OK", "nfInstances", array(found)));
    }

    private static String array(List<String> texts) {
        return Json.compact(Tree.of(texts));
    }
}

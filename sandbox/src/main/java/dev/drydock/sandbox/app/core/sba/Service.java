package dev.drydock.sandbox.app.core.sba;

import dev.drydock.sandbox.app.core.wire.Me;
import dev.drydock.sandbox.app.core.wire.Message;
import dev.drydock.sandbox.app.core.wire.Notes;
import dev.drydock.sandbox.app.core.wire.Peer;
import dev.drydock.sandbox.app.core.wire.Station;
import dev.drydock.sandbox.app.core.wire.Wire;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A network function as a member of the service based architecture: it registers with the NRF, sends heartbeats, deregisters at its end, and
 * finds others by asking the NRF (TS 29.510).
 *
 * @param type as the NRF knows it, {@code SMF}
 * @param port of its services
 */
record Service(String type, int port) {
    static final long HEARTBEAT_MICROS = 5_000_000;
    private static final String REGISTERED = "nrf";

    Me me() {
        return new Me(type, Wire.HTTP, true);
    }

    /** Heartbeats are not logged. */
    private Me quiet() {
        return new Me(type, Wire.HTTP, false);
    }

    private static Peer nrf(Sys sys) {
        return new Peer(sys.variable("NRF_HOST").orElse("nrf"), Nrf.PORT, "NRF", "Nnrf");
    }

    /** Serves requests over HTTP. */
    Step serve(Sys sys, Station.Desk desk) {
        return station(me(), Map.of(port, "N" + type.toLowerCase(Locale.ROOT)), desk, s -> false).start(sys);
    }

    /** A station with other interfaces that is a member all the same. */
    Station station(Me me, Map<Integer, String> over, Station.Desk desk, Predicate<Sys> busy) {
        return new Station(me, over, desk, this::heartbeat, HEARTBEAT_MICROS, new Station.Ending(this::deregister, busy, s -> Notes.has(s, registered())));
    }

    private String path(Sys sys) {
        return "/nnrf-nfm/v1/nf-instances/" + sys.space().hostname() + "-" + type.toLowerCase(Locale.ROOT);
    }

    private static String address(Sys sys) {
        return sys.kernel().transaction().find(Network.key(sys.space().network())).stream().flatMap(network -> network.interfaces().stream())
                .filter(i -> !i.address().isEmpty() && !i.name().equals("lo")).map(Network.Interface::address).findFirst().orElse("127.0.0.1");
    }

    private String registered() {
        return REGISTERED + "-" + type;
    }

    private Step heartbeat(Sys sys, Code then) {
        if (Notes.has(sys, registered())) {
            return quiet().ask(sys, nrf(sys), Message.of("PATCH " + path(sys), "nfStatus", "REGISTERED"), (s, answer) -> {
                if (answer.isEmpty() || answer.get().status() != 204) {
                    Notes.remove(s, registered());
                }
                return Step.next(then);
            });
        }
        Message profile = Message.of("PUT " + path(sys), "nfType", type, "nfStatus", "REGISTERED", "ipv4Address", address(sys), "port", Integer.toString(port));
        return me().ask(sys, nrf(sys), profile, (s, answer) -> {
            if (answer.isPresent() && answer.get().status() == 201) {
                Notes.put(s, registered(), profile);
            }
            return Step.next(then);
        });
    }

    private Step deregister(Sys sys, Code then) {
        return me().ask(sys, nrf(sys), Message.of("DELETE " + path(sys)), (s, answer) -> Step.next(then));
    }

    /** What to do with the addresses that the NRF names. */
    @FunctionalInterface
    interface Found {
        Step run(Sys sys, List<String> addresses);
    }

    /** Asks the NRF who offers a kind of service. */
    Step discover(Sys sys, String target, Found then) {
        Message query = Message.of("GET /nnrf-disc/v1/nf-instances?target-nf-type=" + target + "&requester-nf-type=" + type);
        return me().ask(sys, nrf(sys), query, (s, answer) -> then.run(s, answer.map(a -> Json.read(a.get("nfInstances")).value().map(t -> t.texts()).orElse(List.of())).orElse(List.of())));
    }

    static Peer peer(String address, String target) {
        int colon = address.lastIndexOf(':');
        return new Peer(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), target, "N" + target.toLowerCase(Locale.ROOT));
    }

    /** Asks any function of a kind; the next one if the first does not answer. */
    Step ask(Sys sys, String target, Message request, Me.Answer then) {
        return discover(sys, target, (s, addresses) -> addresses.isEmpty()
                ? me().lost(s, new Peer(target, 0, target, "N" + target.toLowerCase(Locale.ROOT)), request, t -> then.run(t, Optional.empty()))
                : attempt(s, target, addresses, request, then));
    }

    private Step attempt(Sys sys, String target, List<String> addresses, Message request, Me.Answer then) {
        return me().ask(sys, peer(addresses.get(0), target), request, (s, answer) -> answer.isEmpty() && addresses.size() > 1
                ? attempt(s, target, addresses.subList(1, addresses.size()), request, then) : then.run(s, answer));
    }
}

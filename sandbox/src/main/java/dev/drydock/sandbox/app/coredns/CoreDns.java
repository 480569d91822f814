package dev.drydock.sandbox.app.coredns;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.app.watch.Watches;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.NameServers;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The program {@code coredns}.
 *
 * @param listener the socket at port 53
 */
public record CoreDns(Corefile file, String listener) implements Web<CoreDns.State> {
    private static final List<String> PATHS = List.of("/api/v1/namespaces", "/api/v1/services", "/apis/discovery.k8s.io/v1/endpointslices");

    /**
     * What it knows besides the names.
     *
     * @param synced whether it has had a connection at all
     * @param warned whether it has said that it has none
     */
    record State(Watches watches, boolean synced, boolean warned) {}

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        int at = words.indexOf("-conf");
        String path = at > 0 && at + 1 < words.size() ? words.get(at + 1) : "Corefile";
        String text = sys.files().read(path).toOptional().map(Bytes::text).orElse(".:53 {\n    whoami\n    log\n}\n");
        Corefile file = Corefile.read(text);
        if (file.unknown().isPresent()) {
            return sys.print(path + ":" + file.unknown().get().line() + " - Error during parsing: Unknown directive '" + file.unknown().get().word() + "'\n", 1);
        }
        Map<Integer, Integer> listening = new TreeMap<>();
        for (int port : new int[] {53, 8080, 8181, 9153}) {
            Outcome<Integer> bound = sys.listen("0.0.0.0", port);
            if (!bound.ok()) {
                return sys.print("Listen: listen tcp :" + port + ": bind: " + bound.errno().text().toLowerCase(java.util.Locale.ROOT) + "\n", 1);
            }
            listening.put(port, bound.value());
        }
        String listener = sys.kindOf(listening.get(53)).orElse(null) instanceof OpenFile.ListeningSocket socket ? socket.listener() : "";
        NameServers.begin(sys.kernel().transaction(), listener, new NameServers.Server(file.zone(), file.podsByAddress(), file.forwards()));
        CoreDns server = new CoreDns(file, listener);
        State state = new State(Watches.of("coredns/v1.11.3", PATHS), file.zone().isEmpty(), false);
        return sys.write(1, Bytes.of(".:53\n[INFO] plugin/reload: Running configuration SHA512 = "
                + "591cf328cccc12bc490481273e738df59329c62c0b729d94e8b61db9961c2fa5f046dd37f1cf888b953814040d180f52594972691cd6ff41be96639138a43908\n"
                + "CoreDNS-1.11.3\nlinux/amd64, go1.21.11, a6338e9\n"), (s, ok) -> Loop.serve(s, server, state, listening));
    }

    // ---- the watches -------------------------------------------------------------------------------------------------------------

    @Override
    public List<Step.Condition> also(Sys sys, State state) {
        return file.zone().isEmpty() ? List.of() : state.watches().conditions(sys);
    }

    @Override
    public Optional<Turn<State>> woken(Sys sys, State state) {
        if (file.zone().isEmpty() || state.watches().rests(sys)) {
            return Optional.empty();
        }
        return Optional.of(state.watches().connected() ? read(sys, state) : connect(sys, state));
    }

    private Turn<State> connect(Sys sys, State state) {
        Outcome<Watches> connected = state.watches().connect(sys);
        if (connected.ok()) {
            names(sys).clear();
            return Turn.reply(new State(connected.value(), state.synced(), state.warned()), Bytes.EMPTY, Bytes.EMPTY);
        }
        String address = Watches.address(sys);
        return Turn.reply(new State(state.watches().later(sys), state.synced(), true), Bytes.EMPTY, Bytes.EMPTY).saying(state.synced() || state.warned() ? "" :
                "[INFO] plugin/ready: Still waiting on: \"kubernetes\"\n[WARNING] plugin/kubernetes: Kubernetes API connection failure: Get \"https://" + address
                + "/version\": dial tcp " + address + ": connect: " + connected.errno().text().toLowerCase(java.util.Locale.ROOT) + "\n");
    }

    private Names names(Sys sys) {
        return new Names(sys.kernel().transaction(), listener, file.zone(), file.seconds());
    }

    private Turn<State> read(Sys sys, State state) {
        Watches after = state.watches().read(sys, names(sys)::hear);
        boolean synced = state.synced() || sys.kernel().transaction().find(Names.known(listener)).isPresent();
        return Turn.reply(new State(after, synced, state.warned()), Bytes.EMPTY, Bytes.EMPTY);
    }

    // ---- its own pages -----------------------------------------------------------------------------------------------------------

    @Override
    public Exchanged<State> answer(Sys sys, State state, Visit visit) {
        boolean ready = state.synced();
        HttpMessage page = switch (visit.peer().local() + visit.path()) {
            case "8080/health" -> HttpMessages.of(200, "text/plain; charset=utf-8", Bytes.of("OK"));
            case "8181/ready" -> HttpMessages.of(ready ? 200 : 503, "text/plain; charset=utf-8", Bytes.of(ready ? "OK" : "kubernetes"));
            case "9153/metrics" -> HttpMessages.of(200, "text/plain; version=0.0.4; charset=utf-8", Bytes.of(
                    "# HELP coredns_build_info A metric with a constant '1' value labeled by version, revision, and goversion from which CoreDNS was built.\n"
                            + "# TYPE coredns_build_info gauge\ncoredns_build_info{goversion=\"go1.21.11\",revision=\"a6338e9\",version=\"1.11.3\"} 1\n"));
            default -> HttpMessages.of(404, "text/plain; charset=utf-8", Bytes.of("404 page not found\n"));
        };
        return Exchanged.of(state, page);
    }

    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.TERM, Signal.INT);
    }

    @Override
    public Step end(Sys sys, State state, Signal signal) {
        return sys.print("[INFO] SIGTERM: Shutting down servers then terminating\n[INFO] plugin/health: Going into lameduck mode for 5s\n", 0);
    }
}

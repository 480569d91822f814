package dev.drydock.sandbox.app.coredns;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.cluster.api.ApiServers;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.NameServers;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
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
    private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    private static final List<String> EVENTS = List.of("ADDED", "MODIFIED", "DELETED");
    private static final int CHUNK = 1 << 20;
    private static final long RETRY_MICROS = 1_000_000;

    /**
     * What it knows besides the names.
     *
     * @param watches the streams from the API Server; none while it has no connection
     * @param parts what has come of a line that is not whole yet, by stream
     * @param retryMicros when to try again
     * @param synced whether it has had a connection at all
     */
    record State(List<Sys.Call> watches, List<Bytes> parts, long retryMicros, boolean synced) {
        State {
            watches = List.copyOf(watches);
            parts = List.copyOf(parts);
        }
    }

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
        State state = new State(List.of(), List.of(), 0, file.zone().isEmpty());
        return sys.write(1, Bytes.of(".:53\n[INFO] plugin/reload: Running configuration SHA512 = "
                + "591cf328cccc12bc490481273e738df59329c62c0b729d94e8b61db9961c2fa5f046dd37f1cf888b953814040d180f52594972691cd6ff41be96639138a43908\n"
                + "CoreDNS-1.11.3\nlinux/amd64, go1.21.11, a6338e9\n"), (s, ok) -> Loop.serve(s, server, state, listening));
    }

    // ---- the watches -------------------------------------------------------------------------------------------------------------

    @Override
    public List<Step.Condition> also(Sys sys, State state) {
        if (file.zone().isEmpty()) {
            return List.of();
        }
        if (state.watches().isEmpty()) {
            return List.of(new Step.Condition.Deadline(Math.max(state.retryMicros(), sys.now())));
        }
        List<Step.Condition> any = new ArrayList<>();
        state.watches().forEach(watch -> any.add(new Step.Condition.Readable(watch.downstream())));
        return any;
    }

    @Override
    public Optional<Turn<State>> woken(Sys sys, State state) {
        if (file.zone().isEmpty() || state.watches().isEmpty() && sys.now() < state.retryMicros()) {
            return Optional.empty();
        }
        return Optional.of(state.watches().isEmpty() ? connect(sys, state) : read(sys, state));
    }

    private Turn<State> connect(Sys sys, State state) {
        String host = sys.variable("KUBERNETES_SERVICE_HOST").orElse("10.96.0.1");
        int port = Integer.parseInt(sys.variable("KUBERNETES_SERVICE_PORT").orElse("443"));
        State later = new State(List.of(), List.of(), sys.now() + RETRY_MICROS, state.synced());
        List<Sys.Call> watches = new ArrayList<>();
        for (String path : PATHS) {
            Outcome<Key<Exchange.Endpoint>> endpoint = ApiServers.locate(sys, host, port);
            Outcome<Sys.Call> call = endpoint.ok() ? sys.open(endpoint.value(), request(sys, path)) : Outcome.refused(endpoint.errno());
            if (!call.ok()) {
                watches.forEach(sys::close);
                String resource = path.substring(path.lastIndexOf('/') + 1);
                return Turn.reply(later, Bytes.EMPTY, Bytes.EMPTY).saying(state.synced() || state.retryMicros() > 0 ? "" :
                        "[INFO] plugin/ready: Still waiting on: \"kubernetes\"\n[WARNING] plugin/kubernetes: Kubernetes API connection failure: Get \"https://"
                        + host + ":" + port + path + "?limit=500&resourceVersion=0\": dial tcp " + host + ":" + port + ": connect: "
                        + call.errno().text().toLowerCase(java.util.Locale.ROOT) + " (" + resource + ")\n");
            }
            watches.add(call.value());
        }
        names(sys).clear();
        return Turn.reply(new State(watches, List.of(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY), 0, state.synced()), Bytes.EMPTY, Bytes.EMPTY);
    }

    private static Request request(Sys sys, String path) {
        Request request = Request.of("GET", path, Map.of("watch", "true"), Bytes.EMPTY).withHeader("accept", "application/json").withHeader("user-agent", "coredns/v1.11.3");
        Optional<String> token = sys.files().read(TOKEN).toOptional().map(bytes -> bytes.text().strip());
        return token.isPresent() ? request.withHeader("authorization", "Bearer " + token.get()) : request;
    }

    private Names names(Sys sys) {
        return new Names(sys.kernel().transaction(), listener, file.zone(), file.seconds());
    }

    private Turn<State> read(Sys sys, State state) {
        List<Bytes> parts = new ArrayList<>();
        for (int i = 0; i < state.watches().size(); i++) {
            Outcome<Bytes> more = sys.read(state.watches().get(i).downstream(), CHUNK);
            if (more.ok() && more.value().isEmpty()) {
                state.watches().forEach(sys::close);
                return Turn.reply(new State(List.of(), List.of(), sys.now() + RETRY_MICROS, state.synced()), Bytes.EMPTY, Bytes.EMPTY);
            }
            parts.add(more.ok() ? hear(sys, state.parts().get(i).plus(more.value())) : state.parts().get(i));
        }
        boolean synced = state.synced() || sys.kernel().transaction().find(Names.known(listener)).isPresent();
        return Turn.reply(new State(state.watches(), parts, 0, synced), Bytes.EMPTY, Bytes.EMPTY);
    }

    /** Takes the whole lines; what is left of the last. */
    private Bytes hear(Sys sys, Bytes received) {
        String text = received.text();
        int end = text.lastIndexOf('\n');
        if (end < 0) {
            return received;
        }
        Names names = names(sys);
        for (String line : text.substring(0, end).split("\n")) {
            Optional<Tree> event = Json.read(line).value();
            // A refusal is a Status, not an event.
            event.filter(e -> EVENTS.contains(e.get("type").text())).ifPresent(e -> names.hear(e.get("type").text(), e.get("object").mapping()));
        }
        return Bytes.of(text.substring(end + 1));
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

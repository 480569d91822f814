package dev.drydock.sandbox.app.watch;

import dev.drydock.sandbox.cluster.api.ApiServers;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
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

/**
 * The streams of one program.
 *
 * @param agent as it names itself to the API Server
 * @param calls the open streams; none while there is no connection
 * @param parts what has come of a line that is not whole yet, by stream
 * @param retryMicros when to try again
 */
public record Watches(String agent, List<String> paths, List<Sys.Call> calls, List<Bytes> parts, long retryMicros) {
    private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    private static final List<String> EVENTS = List.of("ADDED", "MODIFIED", "DELETED");
    private static final int CHUNK = 1 << 20;
    private static final long RETRY_MICROS = 1_000_000;

    public Watches {
        paths = List.copyOf(paths);
        calls = List.copyOf(calls);
        parts = List.copyOf(parts);
    }

    /** Not connected yet. */
    public static Watches of(String agent, List<String> paths) {
        return new Watches(agent, paths, List.of(), List.of(), 0);
    }

    /** What is told of objects. */
    @FunctionalInterface
    public interface Listener {
        void hear(String type, Mapping object);
    }

    public boolean connected() {
        return !calls.isEmpty();
    }

    /** What to wait for. */
    public List<Step.Condition> conditions(Sys sys) {
        if (!connected()) {
            return List.of(new Step.Condition.Deadline(Math.max(retryMicros, sys.now())));
        }
        List<Step.Condition> any = new ArrayList<>();
        calls.forEach(call -> any.add(new Step.Condition.Readable(call.downstream())));
        return any;
    }

    /** Whether it is too early for another attempt. */
    public boolean rests(Sys sys) {
        return !connected() && sys.now() < retryMicros;
    }

    /** Opens all streams or none; why not, if not. */
    public Outcome<Watches> connect(Sys sys) {
        List<Sys.Call> opened = new ArrayList<>();
        for (String path : paths) {
            Outcome<Sys.Call> call = open(sys, Request.of("GET", path, Map.of("watch", "true"), Bytes.EMPTY), agent);
            if (!call.ok()) {
                opened.forEach(sys::close);
                return Outcome.refused(call.errno());
            }
            opened.add(call.value());
        }
        return Outcome.of(new Watches(agent, paths, opened, paths.stream().map(path -> Bytes.EMPTY).toList(), 0));
    }

    /** After an attempt that failed, or a stream that broke off. */
    public Watches later(Sys sys) {
        calls.forEach(sys::close);
        return new Watches(agent, paths, List.of(), List.of(), sys.now() + RETRY_MICROS);
    }

    /** Tells what has come; no longer connected if a stream broke off. */
    public Watches read(Sys sys, Listener listener) {
        List<Bytes> left = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Outcome<Bytes> more = sys.read(calls.get(i).downstream(), CHUNK);
            if (more.ok() && more.value().isEmpty()) {
                return later(sys);
            }
            left.add(more.ok() ? tell(parts.get(i).plus(more.value()), listener) : parts.get(i));
        }
        return new Watches(agent, paths, calls, left, 0);
    }

    private static Bytes tell(Bytes received, Listener listener) {
        String text = received.text();
        int end = text.lastIndexOf('\n');
        if (end < 0) {
            return received;
        }
        for (String line : text.substring(0, end).split("\n")) {
            Optional<Tree> event = Json.read(line).value();
            // A refusal is a Status, not an event.
            event.filter(e -> EVENTS.contains(e.get("type").text())).ifPresent(e -> listener.hear(e.get("type").text(), e.get("object").mapping()));
        }
        return Bytes.of(text.substring(end + 1));
    }

    /** Where the API Server is for a program in a pod. */
    public static String address(Sys sys) {
        return sys.variable("KUBERNETES_SERVICE_HOST").orElse("10.96.0.1") + ":" + sys.variable("KUBERNETES_SERVICE_PORT").orElse("443");
    }

    /** Sends a request with the pod's token. */
    public static Outcome<Sys.Call> open(Sys sys, Request request, String agent) {
        String address = address(sys);
        int colon = address.lastIndexOf(':');
        Outcome<Key<Exchange.Endpoint>> endpoint = ApiServers.locate(sys, address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        if (!endpoint.ok()) {
            return Outcome.refused(endpoint.errno());
        }
        Request asked = request.withHeader("accept", "application/json").withHeader("user-agent", agent);
        Optional<String> token = sys.files().read(TOKEN).toOptional().map(bytes -> bytes.text().strip());
        return sys.open(endpoint.value(), token.isPresent() ? asked.withHeader("authorization", "Bearer " + token.get()) : asked);
    }
}

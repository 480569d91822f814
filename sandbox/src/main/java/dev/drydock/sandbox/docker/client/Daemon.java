package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;

/**
 * The engine as this client sees it: where it listens and what it said of itself.
 *
 * @param host the address as the learner gave it, {@code unix:///var/run/docker.sock} by default
 */
public record Daemon(String host, Key<Exchange.Endpoint> endpoint, Ping ping) {
    private static final int CHUNK = 65_536;

    /** What to do with a whole answer. */
    @FunctionalInterface
    public interface Then {
        Step run(Sys sys, Answer answer);
    }

    /** What to do with an answer whose body is still to come; not called when the engine refused or could not be reached. */
    @FunctionalInterface
    public interface Opened {
        Step run(Sys sys, Sys.Call call, Exchange.Head head);
    }

    /** The engine at an address, not yet greeted. */
    public static Daemon at(Sys sys, String host) {
        return new Daemon(host, endpoint(sys, host), Ping.UNANSWERED);
    }

    private static Key<Exchange.Endpoint> endpoint(Sys sys, String host) {
        if (host.startsWith("tcp://") || host.startsWith("http://")) {
            String address = host.substring(host.indexOf("//") + 2).replaceAll("/.*", "");
            int colon = address.lastIndexOf(':');
            String port = colon < 0 ? "" : address.substring(colon + 1);
            return Exchange.Endpoint.host(colon < 0 ? address : address.substring(0, colon),
                    port.matches("\\d{1,5}") ? Integer.parseInt(port) : 2375);
        }
        return Exchange.Endpoint.unix(sys.self().id().machine(), host.replaceFirst("^unix://", ""));
    }

    /** Greets the engine, as every command does that needs it; an engine that does not answer shows at the first request. */
    public Step greet(Sys sys, java.util.function.BiFunction<Sys, Daemon, Step> then) {
        return send(sys, Request.of("HEAD", "/_ping"), (s, answer) -> then.apply(s, new Daemon(host, endpoint, Ping.of(answer))));
    }

    /** Asks for something. */
    public Step get(Sys sys, String path, Map<String, String> query, Then then) {
        return send(sys, Request.of("GET", versioned(path), query, Bytes.EMPTY), then);
    }

    /** Asks for something to be done. */
    public Step post(Sys sys, String path, Map<String, String> query, Then then) {
        return send(sys, Request.of("POST", versioned(path), query, Bytes.EMPTY), then);
    }

    /** Sends JSON. */
    public Step post(Sys sys, String path, Map<String, String> query, Tree body, Then then) {
        return send(sys, posting(path, query, body), then);
    }

    /** Asks for something to be removed. */
    public Step delete(Sys sys, String path, Map<String, String> query, Then then) {
        return send(sys, Request.of("DELETE", versioned(path), query, Bytes.EMPTY), then);
    }

    /** A request that sends JSON. */
    public Request posting(String path, Map<String, String> query, Tree body) {
        return Request.of("POST", versioned(path), query, Bytes.of(Json.compact(body) + "\n")).withHeader("content-type", "application/json");
    }

    /** A path as both sides' version of the API has it. */
    public String versioned(String path) {
        return "/v" + ping.negotiated() + path;
    }

    /** Sends a request and waits for the whole answer. */
    public Step send(Sys sys, Request request, Then then) {
        Outcome<Sys.Call> call = begin(sys, request);
        return call.ok() ? await(sys, call.value(), then) : then.run(sys, Answer.unreachable(host));
    }

    /** Sends a request without waiting; refused when the engine cannot be reached. */
    public Outcome<Sys.Call> begin(Sys sys, Request request) {
        Outcome<Sys.Call> call = sys.open(endpoint, request);
        return call.ok() ? call : Outcome.refused(Errno.ECONNREFUSED);
    }

    /** Waits for the whole answer to a request that was sent. */
    public Step await(Sys sys, Sys.Call call, Then then) {
        return sys.head(call, (s, head) -> collect(s, call, head, Chunks.NONE, then));
    }

    /** Sends a request whose answer is a stream; a refusal is read wholly and given to {@code refused}. */
    public Step open(Sys sys, Request request, Opened opened, Then refused) {
        Outcome<Sys.Call> call = begin(sys, request);
        if (!call.ok()) {
            return refused.run(sys, Answer.unreachable(host));
        }
        return sys.head(call.value(), (s, head) -> head.status() > 0 && head.status() < 400
                ? opened.run(s, call.value(), head)
                : collect(s, call.value(), head, Chunks.NONE, refused));
    }

    /** Sends a request whose connection becomes a stream both ways; a refusal ends the command. */
    public Step upgrade(Sys sys, Request request, Opened opened) {
        Request asking = request.withHeader("connection", "Upgrade").withHeader("upgrade", "tcp");
        return open(sys, asking, opened, (s, answer) -> Job.fail(s, answer.reached()
                ? "unable to upgrade to tcp, received " + answer.head().status()
                : answer.complaint()));
    }

    private Step collect(Sys sys, Sys.Call call, Exchange.Head head, Chunks before, Then then) {
        return sys.read(call.downstream(), CHUNK, (s, read) -> {
            if (read.ok() && !read.value().isEmpty()) {
                return collect(s, call, head, before.plus(read.value()), then);
            }
            s.close(call);
            return then.run(s, new Answer(head, before.joined(), host));
        });
    }
}

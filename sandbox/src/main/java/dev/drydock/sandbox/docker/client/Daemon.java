package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine as this client sees it: where it listens and what it said of itself.
 *
 * @param context the name of the client's context that led here
 * @param host the address as the learner gave it, {@code unix:///var/run/docker.sock} by default
 */
public record Daemon(String context, String host, Way way, Ping ping) {
    private static final int CHUNK = 65_536;
    /** Until a secure shell has been set up. */
    private static final long CONNECTING_MICROS = 180_000;

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
        return at(ContextFiles.STANDARD, host);
    }

    /** The engine to which a context leads, not yet greeted. */
    public static Daemon at(String context, String host) {
        return new Daemon(context, host, Way.to(host), Ping.UNANSWERED);
    }

    /** Greets the engine, as every command does that needs it; an engine that does not answer shows at the first request. */
    public Step greet(Sys sys, java.util.function.BiFunction<Sys, Daemon, Step> then) {
        String asked = sys.variable("DOCKER_API_VERSION").orElse("");
        Code greeting = s -> send(s, Request.of("HEAD", "/_ping"), (t, answer) -> then.apply(t, new Daemon(context, host, way, Ping.of(answer, asked))));
        return way instanceof Way.SecureShell ? sys.sleep(CONNECTING_MICROS, greeting) : greeting.run(sys);
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
        return call.ok() ? await(sys, call.value(), then) : then.run(sys, unreachable(sys, request, call.errno()));
    }

    /** Sends a request without waiting; refused when the engine cannot be reached. */
    public Outcome<Sys.Call> begin(Sys sys, Request request) {
        return unnamed(request).isPresent() ? Outcome.refused(Errno.EINVAL) : way.open(sys, request);
    }

    /** What stands for the answer to a request that could not be sent. */
    public Answer unreachable(Sys sys, Request request, Errno errno) {
        return Answer.unreachable(host, unnamed(request).orElseGet(() -> way.complaint(sys, host, request, errno)));
    }

    /** What is said of a request for something whose name is empty, which is never sent. */
    private static Optional<String> unnamed(Request request) {
        for (String kind : List.of("container", "network", "volume")) {
            String path = "/" + kind + "s/";
            if (request.path().contains(path + "/") || request.path().endsWith(path)) {
                return Optional.of("invalid " + kind + " name or ID: value is empty");
            }
        }
        return Optional.empty();
    }

    /** Waits for the whole answer to a request that was sent. */
    public Step await(Sys sys, Sys.Call call, Then then) {
        return sys.head(call, (s, head) -> collect(s, call, head, Chunks.NONE, then));
    }

    /** Sends a request whose answer is a stream; a refusal is read wholly and given to {@code refused}. */
    public Step open(Sys sys, Request request, Opened opened, Then refused) {
        Outcome<Sys.Call> call = begin(sys, request);
        if (!call.ok()) {
            return refused.run(sys, unreachable(sys, request, call.errno()));
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

package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.cluster.api.ApiServers;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster as this client sees it: requests to the API Server and its answers. */
public record Cluster(Target target) {
    /** The largest piece of an answer that is read at once. */
    private static final int CHUNK = 65_536;
    /** What a connection with its handshake takes at least, in microseconds. */
    private static final long HANDSHAKE = 3_000;

    public static final String JSON = "application/json";
    public static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

    /** Asks for something; a refusal is a failure. */
    public Task<Tree> get(String path) {
        return get(path, Map.of());
    }

    public Task<Tree> get(String path, Map<String, String> query) {
        return send(request("GET", path, query, Bytes.EMPTY).withHeader("accept", JSON)).map(Answer::json);
    }

    public Task<Tree> create(String path, Map<String, String> query, Tree body) {
        return send(with("POST", path, query, body)).map(Answer::json);
    }

    public Task<Tree> replace(String path, Map<String, String> query, Tree body) {
        return send(with("PUT", path, query, body)).map(Answer::json);
    }

    public Task<Tree> delete(String path, Map<String, String> query, Tree options) {
        return send(with("DELETE", path, query, options)).map(Answer::json);
    }

    /** @param type of patch: {@code merge}, {@code strategic}, {@code json} or {@code apply} */
    public Task<Tree> patch(String path, Map<String, String> query, String type, String body) {
        String content = switch (type) {
            case "merge" -> "application/merge-patch+json";
            case "json" -> "application/json-patch+json";
            case "apply" -> "application/apply-patch+yaml";
            default -> "application/strategic-merge-patch+json";
        };
        return send(request("PATCH", path, query, Bytes.of(body)).withHeader("content-type", content)).map(Answer::json);
    }

    private Request with(String method, String path, Map<String, String> query, Tree body) {
        return request(method, path, query, Bytes.of(Json.compact(body))).withHeader("content-type", JSON);
    }

    /** A request as this client's user. */
    public Request request(String method, String path, Map<String, String> query, Bytes body) {
        Request request = Request.of(method, path, query, body).withHeader("user-agent", ClientBuild.USER_AGENT).withHeader("accept", JSON);
        if (!target.token().isEmpty()) {
            request = request.withHeader("authorization", "Bearer " + target.token());
        } else if (!target.certificate().isEmpty()) {
            request = request.withHeader("x-client-certificate", target.certificate());
        }
        if (!target.impersonated().isEmpty()) {
            request = request.withHeader("impersonate-user", target.impersonated());
        }
        if (!target.impersonatedGroups().isEmpty()) {
            request = request.withHeader("impersonate-group", String.join(",", target.impersonatedGroups()));
        }
        return request;
    }

    /** Sends a request and waits for the whole answer; warnings are told, a refusal is a failure. */
    public Task<Answer> send(Request request) {
        return answer(request).then(answer -> told(answer).and(answer.ok() ? Task.of(answer) : Task.fail(refusal(request, answer))));
    }

    private static Task<Done> told(Answer answer) {
        return Task.each(answer.warnings(), warning -> Task.complain("Warning: " + warning + "\n"));
    }

    private static Failure refusal(Request request, Answer answer) {
        Failure failure = answer.refusal();
        boolean plain = answer.head().status() == 504 && failure instanceof Failure.Refusal refusal && refusal.message().endsWith("processing the request");
        return plain ? ((Failure.Refusal) failure).with(((Failure.Refusal) failure).message() + " (" + said(request) + ")") : failure;
    }

    /** What a request wants in words: {@code get pods}. */
    private static String said(Request request) {
        String[] parts = request.path().split("/");
        String verb = switch (request.method()) {
            case "POST" -> "post";
            case "PUT" -> "put";
            case "DELETE" -> "delete";
            case "PATCH" -> "patch";
            default -> "get";
        };
        int namespaces = List.of(parts).indexOf("namespaces");
        int at = namespaces > 0 && namespaces + 2 < parts.length ? namespaces + 2 : request.path().startsWith("/apis/") ? 4 : 3;
        String resource = at < parts.length ? parts[at] : "";
        String name = at + 1 < parts.length ? " " + parts[at + 1] : "";
        return verb + " " + resource + name;
    }

    /** Sends a request and waits for the whole answer, whatever its status. */
    public Task<Answer> answer(Request request) {
        return begin(request).then(call -> head(call).then(head -> head.status() == 0
                ? closed(call).and(Task.fail(gone(request)))
                : collect(call, head)));
    }

    /** Sends a request whose answer comes bit by bit; a refusal is a failure. */
    public Task<Stream> open(Request request) {
        return begin(request).then(call -> head(call).then(head -> head.status() == 0
                ? closed(call).and(Task.<Stream>fail(gone(request)))
                : head.status() < 400
                        ? Task.of(new Stream(call, Bytes.EMPTY))
                        : collect(call, head).then(answer -> told(answer).and(Task.fail(refusal(request, answer))))));
    }

    private Failure gone(Request request) {
        return new Failure.Exact("error: " + request.method().charAt(0) + request.method().substring(1).toLowerCase(java.util.Locale.ROOT)
                + " \"" + target.server() + request.path() + "\": EOF", 1);
    }

    private static Task<Done> closed(Sys.Call call) {
        return Task.ask(sys -> {
            sys.close(call);
            return Done.DONE;
        });
    }

    private Task<Sys.Call> begin(Request request) {
        return Task.with(sys -> {
            if (target.timeoutMicros() > 0 && target.timeoutMicros() < HANDSHAKE) {
                return Task.fail(new Failure.Unreachable("net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)"));
            }
            Outcome<Key<Exchange.Endpoint>> endpoint = ApiServers.locate(sys, target.host(), target.port());
            if (!endpoint.ok()) {
                return Task.fail(unreachable(request, endpoint.errno()));
            }
            if (!target.encrypted()) {
                return Task.fail(new Answer(Exchange.Head.of(400), Bytes.of("Client sent an HTTP request to an HTTPS server.")).refusal());
            }
            Outcome<Sys.Call> call = sys.open(endpoint.value(), request);
            return call.ok() ? Task.of(call.value()) : Task.fail(unreachable(request, call.errno()));
        });
    }

    private Failure unreachable(Request request, Errno errno) {
        return switch (errno) {
            case ECONNREFUSED -> new Failure.Refused(target.address(), attempt(request) + "connect: connection refused");
            case ENOENT -> new Failure.Unreachable("dial tcp: lookup " + target.host() + ": no such host");
            case EHOSTUNREACH -> new Failure.Unreachable("dial tcp " + target.address() + ": connect: no route to host");
            case ENETUNREACH -> new Failure.Unreachable("dial tcp " + target.address() + ": connect: network is unreachable");
            default -> new Failure.Unreachable("dial tcp " + target.address() + ": i/o timeout");
        };
    }

    /** {@code Get "https://...": dial tcp 127.0.0.1:6443: }. */
    private String attempt(Request request) {
        String method = request.method().charAt(0) + request.method().substring(1).toLowerCase(java.util.Locale.ROOT);
        String query = String.join("&", request.query().entrySet().stream()
                .map(each -> each.getKey() + "=" + java.net.URLEncoder.encode(each.getValue(), java.nio.charset.StandardCharsets.UTF_8)).toList());
        return method + " \"" + target.server() + request.path() + (query.isEmpty() ? "" : "?" + query) + "\": dial tcp "
                + target.address().replace("localhost", "127.0.0.1") + ": ";
    }

    private Task<Exchange.Head> head(Sys.Call call) {
        if (target.timeoutMicros() <= 0) {
            return (sys, then, otherwise) -> sys.head(call, then::run);
        }
        return Task.with(sys -> headBefore(call, sys.now() + target.timeoutMicros()));
    }

    private Task<Exchange.Head> headBefore(Sys.Call call, long deadline) {
        return (sys, then, otherwise) -> {
            Optional<Exchange> exchange = sys.kernel().exchanges().find(call.exchange());
            if (exchange.isEmpty() || exchange.get().head().isPresent()) {
                return sys.head(call, then::run);
            }
            if (sys.now() >= deadline) {
                return otherwise.run(sys, new Failure.Unreachable("net/http: request canceled (Client.Timeout exceeded while awaiting headers)"));
            }
            return Step.await(List.of(new Step.Condition.Answered(call.exchange()), new Step.Condition.Deadline(deadline)),
                    s -> headBefore(call, deadline).run(s, then, otherwise));
        };
    }

    private static Task<Answer> collect(Sys.Call call, Exchange.Head head) {
        return Task.<Pieces, Answer>loop(Pieces.NONE, before -> (sys, then, otherwise) -> sys.read(call.downstream(), CHUNK, (s, read) -> {
            if (read.ok() && !read.value().isEmpty()) {
                return then.run(s, new Task.Round.Again<>(before.plus(read.value())));
            }
            s.close(call);
            return then.run(s, new Task.Round.Over<>(new Answer(head, before.joined())));
        }));
    }
}

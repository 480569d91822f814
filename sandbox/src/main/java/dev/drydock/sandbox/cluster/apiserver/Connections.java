package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.time.Slowness;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Requests that come over the network, and the watches that stream back. */
final class Connections {
    /** A watch over the network, by the id of its exchange. */
    private record Stream(String exchange, Resource resource, WatchScope scope, Read.Selection selection, ApiRequest request, boolean begun) {}

    private static final Family<Stream> STREAMS = Family.passing("api-stream");
    private static final String WATCH = "exchange/";

    private final ApiServer server;
    private final Kernel kernel;

    Connections(ApiServer server, Kernel kernel) {
        this.server = server;
        this.kernel = kernel;
    }

    /** The server ends: everybody's streams break off. */
    static void dropAll(Kernel kernel) {
        for (Stream stream : kernel.transaction().all(STREAMS).values()) {
            kernel.exchanges().finish(stream.exchange());
            kernel.transaction().remove(STREAMS.key(stream.exchange()));
        }
    }

    /** A request that waits for etcd. */
    record Later(String exchange, long deadlineMicros) {}

    private static final long READ_MICROS = 60_000_000;
    private static final long WRITE_MICROS = 34_000_000;
    /** How long a member of etcd waits for a leader: {@code ServerConfig.ReqTimeout}, 5 s and two elections. */
    private static final long LEADERLESS_MICROS = 7_000_000;
    private static final long RETRY_MICROS = 500_000;

    void accept(Exchange exchange) {
        boolean reads = exchange.request().method().equals("GET");
        long patience = ControlPlane.reachesMember(kernel.transaction()) ? LEADERLESS_MICROS : reads ? READ_MICROS : WRITE_MICROS;
        Later later = new Later(exchange.id(), kernel.now() + patience);
        long slow = Slowness.of(kernel.transaction(), "etcd", "");
        if (slow > 0 && Target.of(exchange.request().path()).isPresent()) {
            kernel.after(slow, ApiServer.NAME, later);
        } else {
            again(later);
        }
    }

    /** Serves a request, or lets it wait until etcd answers or its time is over. */
    void again(Later later) {
        Optional<Exchange> found = kernel.exchanges().find(later.exchange());
        if (found.isEmpty() || !kernel.exchanges().connected(later.exchange())) {
            return;
        }
        Exchange exchange = found.get();
        Optional<Target> target = Target.of(exchange.request().path());
        boolean stored = target.isPresent() && !target.get().plural().equals("componentstatuses");
        if (!stored || ControlPlane.hasQuorum(kernel.transaction()) || cached(exchange.request())) {
            serve(exchange, target);
        } else if (kernel.now() >= later.deadlineMicros() && ControlPlane.reachesMember(kernel.transaction())) {
            answer(later.exchange(), Refusals.failure(500, "", "etcdserver: request timed out", Mapping.EMPTY));
        } else if (kernel.now() >= later.deadlineMicros()) {
            answer(later.exchange(), Refusals.timeout(exchange.request().method().equals("GET")
                    ? "the server was unable to return a response in the time allotted, but may still be processing the request (get " + target.get().plural() + ")"
                    : "Timeout: request did not complete within requested timeout - context deadline exceeded"));
        } else {
            kernel.after(Math.min(RETRY_MICROS, later.deadlineMicros() - kernel.now()), ApiServer.NAME, later);
        }
    }

    /** Whether the watch cache can answer. */
    private static boolean cached(Request request) {
        String version = request.query().getOrDefault("resourceVersion", "");
        return request.method().equals("GET") && (version.equals("0") || !version.isEmpty() && request.query().getOrDefault("watch", "").equals("true"));
    }

    private void serve(Exchange exchange, Optional<Target> target) {
        Request request = exchange.request();
        Registry registry = new Registry(kernel);
        Optional<Caller> known = Identity.of(exchange, registry);
        if (known.isEmpty()) {
            answer(exchange.id(), Refusals.unauthorized());
            return;
        }
        Access access = new Access(registry);
        Caller caller = known.get();
        Optional<String> other = request.header("impersonate-user");
        if (other.isPresent()) {
            Optional<ApiResponse> refusal = access.impersonationRefusal(caller, other.get());
            if (refusal.isPresent()) {
                answer(exchange.id(), refusal.get());
                return;
            }
            caller = access.impersonated(caller, other.get(), request.header("impersonate-group").map(groups -> List.of(groups.split(","))).orElse(List.of()));
        }
        if (request.body().length() > Sizes.MOST_OF_A_REQUEST) {
            answer(exchange.id(), Sizes.requestTooLarge());
            return;
        }
        Reading<Tree> body = body(request);
        if (body.value().isEmpty()) {
            answer(exchange.id(), Refusals.badRequest(body.refusal().map(Misreading::message).orElse("")));
            return;
        }
        ApiRequest asked = new ApiRequest(request.method(), request.path(), request.query(), request.headers(), body.value().get());
        Optional<ApiResponse> forbidden = access.refusal(caller, asked);
        if (forbidden.isPresent()) {
            answer(exchange.id(), forbidden.get());
        } else if (target.isPresent() && NodeRequests.concerns(target.get())) {
            NodeRequests.relay(kernel, exchange.id(), target.get(), asked).ifPresent(answer -> answer(exchange.id(), answer));
        } else if (request.method().equals("GET") && asked.flag("watch")) {
            watch(exchange.id(), asked);
        } else if (request.body().length() > Sizes.MOST_OF_ETCD) {
            ApiResponse tried = server.serve(kernel, caller, Sizes.dry(asked));
            answer(exchange.id(), asked, tried.ok() ? Sizes.tooLargeForEtcd(request.body().length()) : tried);
        } else {
            answer(exchange.id(), asked, server.serve(kernel, caller, asked));
        }
    }

    private static Reading<Tree> body(Request request) {
        if (request.body().isEmpty()) {
            return new Reading.Of<>(Nothing.NOTHING);
        }
        return request.header("content-type").orElse("").contains("yaml") ? Yaml.read(request.body().text()) : Json.read(request.body().text());
    }

    private void answer(String exchange, ApiRequest request, ApiResponse response) {
        answer(exchange, Representation.of(kernel, request, response));
    }

    private void answer(String exchange, ApiResponse response) {
        boolean plain = response.content() instanceof Text;
        Bytes body = Bytes.of(plain ? response.content().text() : Json.compact(response.content()) + "\n");
        kernel.exchanges().answer(exchange, head(response.status(), plain ? "text/plain; charset=utf-8" : "application/json", response.warnings()), body);
    }

    private static Exchange.Head head(int status, String contentType, List<String> warnings) {
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", contentType);
        if (!warnings.isEmpty()) {
            headers.put("warning", String.join("\n", warnings.stream().map(warning -> "299 - \"" + warning + "\"").toList()));
        }
        return new Exchange.Head(status, headers);
    }

    // ---- watches -----------------------------------------------------------------------------------------------------------------

    private void watch(String exchange, ApiRequest request) {
        Optional<Target> target = Target.of(request.path());
        Optional<Resource> resource = target.flatMap(at -> new Catalogue(new Registry(kernel)).find(at.apiVersion(), at.plural()));
        if (resource.isEmpty()) {
            answer(exchange, Refusals.noPath());
            return;
        }
        Registry registry = new Registry(kernel);
        Resource kept = new Catalogue(registry).kept(resource.get());
        Optional<ApiResponse> wrong = Read.misread(kept, request.parameter("labelSelector"), request.parameter("fieldSelector"));
        if (wrong.isPresent()) {
            answer(exchange, wrong.get());
            return;
        }
        String from = request.parameter("resourceVersion");
        boolean fresh = !from.matches("[1-9]\\d{0,17}");
        long revision = fresh ? registry.etcd().revision() : Long.parseLong(from);
        if (revision < registry.etcd().compacted()) {
            answer(exchange, Refusals.expired("too old resource version: " + revision + " (" + (registry.etcd().compacted() + 1) + ")"));
            return;
        }
        WatchScope scope = new WatchScope(target.get().namespaceFor(resource.get()), "", target.get().name());
        Read.Selection selection = new Read.Selection(
                SelectorText.read(request.parameter("labelSelector")), FieldSelector.read(request.parameter("fieldSelector")));
        Stream stream = new Stream(exchange, resource.get(), scope, selection, request, false);
        kernel.transaction().put(STREAMS.key(exchange), stream);
        kernel.exchanges().answer(exchange, head(200, "application/json", List.of()));
        if (fresh) {
            registry.range(kept, scope.namespace()).values().forEach(value -> {
                if (selection.matches(value.value()) && (scope.name().isEmpty() || scope.name().equals(dev.drydock.sandbox.cluster.api.Objects.name(value.value())))) {
                    send(stream, WatchEvent.Type.ADDED, value.value());
                }
            });
        }
        registry.watches().begin(WATCH + exchange, ApiServer.NAME, kept, scope, revision);
    }

    /** Something has happened for a watch over the network. */
    void stream(String watch) {
        Optional<Stream> stream = kernel.transaction().find(STREAMS.key(watch.substring(WATCH.length())));
        if (stream.isEmpty()) {
            return;
        }
        Registry registry = new Registry(kernel);
        Optional<List<WatchEvent>> events = registry.watches().take(watch);
        if (events.isEmpty() || !kernel.exchanges().connected(stream.get().exchange())) {
            registry.watches().end(watch);
            kernel.transaction().remove(STREAMS.key(stream.get().exchange()));
            kernel.exchanges().finish(stream.get().exchange());
            return;
        }
        for (WatchEvent event : events.get()) {
            relay(stream.get(), event);
        }
    }

    /** An object that comes to match, or matches no more, looks added or deleted. */
    private void relay(Stream stream, WatchEvent event) {
        boolean matched = event.type() != WatchEvent.Type.ADDED && stream.selection().matches(event.before());
        boolean matches = event.type() != WatchEvent.Type.DELETED && stream.selection().matches(event.object());
        if (matches) {
            send(stream, matched ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED, event.object());
        } else if (matched) {
            send(stream, WatchEvent.Type.DELETED, event.object());
        }
    }

    private void send(Stream stream, WatchEvent.Type type, Mapping object) {
        boolean first = !kernel.transaction().find(STREAMS.key(stream.exchange())).map(Stream::begun).orElse(false);
        Mapping shown = Representation.inWatch(kernel, stream.request(), stream.resource(), Versions.shown(stream.resource(), object), first);
        kernel.exchanges().send(stream.exchange(), Bytes.of(Json.compact(Mapping.of("type", type.name(), "object", shown)) + "\n"));
        kernel.transaction().put(STREAMS.key(stream.exchange()),
                new Stream(stream.exchange(), stream.resource(), stream.scope(), stream.selection(), stream.request(), true));
    }
}

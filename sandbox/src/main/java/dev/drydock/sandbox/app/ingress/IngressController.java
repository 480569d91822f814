package dev.drydock.sandbox.app.ingress;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Service;
import dev.drydock.sandbox.app.watch.Watches;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The program {@code nginx-ingress-controller}. */
public final class IngressController implements Service<IngressController.State> {
    private static final String AGENT = "nginx-ingress-controller/v1.12.0";
    private static final String INGRESSES = "/apis/networking.k8s.io/v1/";
    private static final List<String> PATHS = List.of(
            INGRESSES + "ingressclasses", INGRESSES + "ingresses", "/api/v1/services", "/apis/discovery.k8s.io/v1/endpointslices");
    private static final int HEALTH = 10254;
    private static final long PATIENCE_MICROS = 60_000_000L;
    private static final int CHUNK = 65_536;

    /**
     * What it knows.
     *
     * @param told Ingresses whose status it has written
     * @param sent requests whose answers have not come
     */
    record State(Watches watches, Routes routes, Set<String> told, List<Sys.Call> sent) {
        State {
            told = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(told));
            sent = List.copyOf(sent);
        }
    }

    public static Step start(Sys sys) {
        Map<Integer, Integer> listening = new TreeMap<>();
        for (int port : new int[] {80, 443, HEALTH}) {
            Outcome<Integer> bound = sys.listen("0.0.0.0", port);
            if (!bound.ok()) {
                return sys.fail("nginx: [emerg] bind() to 0.0.0.0:" + port + " failed (98: " + bound.errno().text() + ")\n", 1);
            }
            listening.put(port, bound.value());
        }
        State state = new State(Watches.of(AGENT, PATHS), new Routes(new TreeMap<>()), Set.of(), List.of());
        String line = "-".repeat(79) + "\n";
        return sys.complain(line + "NGINX Ingress controller\n  Release:       v1.12.0\n  Build:         ba73b2c24d355f1cdcf4b31ef7c5574059f12118\n"
                + "  Repository:    https://github.com/kubernetes/ingress-nginx\n  nginx version: nginx/1.25.5\n\n" + line + "\n",
                s -> Loop.serve(s, new IngressController(), state, listening));
    }

    // ---- the objects -------------------------------------------------------------------------------------------------------------

    @Override
    public List<Step.Condition> also(Sys sys, State state) {
        List<Step.Condition> any = new ArrayList<>(state.watches().conditions(sys));
        state.sent().forEach(call -> any.add(new Step.Condition.Readable(call.downstream())));
        return any;
    }

    @Override
    public Optional<Turn<State>> woken(Sys sys, State state) {
        State heard = settle(sys, state);
        if (heard.watches().rests(sys)) {
            return Optional.of(Turn.reply(heard, Bytes.EMPTY, Bytes.EMPTY));
        }
        if (!heard.watches().connected()) {
            Outcome<Watches> connected = heard.watches().connect(sys);
            State next = connected.ok() ? new State(connected.value(), new Routes(new TreeMap<>()), heard.told(), heard.sent())
                    : new State(heard.watches().later(sys), heard.routes(), heard.told(), heard.sent());
            return Optional.of(Turn.reply(next, Bytes.EMPTY, Bytes.EMPTY));
        }
        Routes[] routes = {heard.routes()};
        Watches after = heard.watches().read(sys, (type, object) -> routes[0] = routes[0].with(type, object));
        return Optional.of(Turn.reply(tell(sys, new State(after, routes[0], heard.told(), heard.sent())), Bytes.EMPTY, Bytes.EMPTY));
    }

    /** Takes the answers that have come. */
    private static State settle(Sys sys, State state) {
        List<Sys.Call> open = new ArrayList<>();
        for (Sys.Call call : state.sent()) {
            if (sys.read(call.downstream(), CHUNK).is(Errno.EAGAIN)) {
                open.add(call);
            } else {
                sys.close(call);
            }
        }
        return new State(state.watches(), state.routes(), state.told(), open);
    }

    /** Writes into the status of Ingresses at which address they are served: that of the node it runs on. */
    private static State tell(Sys sys, State state) {
        String address = sys.kernel().transaction().find(Network.key(sys.self().id().machine())).flatMap(network -> network.interfaces().stream().findFirst())
                .map(Network.Interface::address).orElse("");
        TreeSet<String> told = new TreeSet<>();
        List<Sys.Call> sent = new ArrayList<>(state.sent());
        for (Mapping ingress : state.routes().ingresses()) {
            String namespace = ingress.at("metadata", "namespace").text();
            String name = ingress.at("metadata", "name").text();
            told.add(namespace + "/" + name);
            if (ingress.at("status", "loadBalancer", "ingress").isEmpty() && !state.told().contains(namespace + "/" + name)) {
                Mapping patch = Mapping.EMPTY.withAt(Sequence.of(Mapping.of("ip", address)), "status", "loadBalancer", "ingress");
                Request request = Request.of("PATCH", INGRESSES + "namespaces/" + namespace + "/ingresses/" + name + "/status", Map.of(), Bytes.of(Json.compact(patch)))
                        .withHeader("content-type", "application/merge-patch+json");
                Outcome<Sys.Call> call = Watches.open(sys, request, AGENT);
                call.toOptional().ifPresent(sent::add);
            }
        }
        return new State(state.watches(), state.routes(), told, sent);
    }

    // ---- requests ----------------------------------------------------------------------------------------------------------------

    @Override
    public Optional<Turn<State>> take(Sys sys, State state, Peer peer, Bytes received, boolean ended) {
        return Optional.empty();
    }

    @Override
    public Optional<Slow<State>> begin(Sys sys, State state, Peer peer, Bytes received, boolean ended) {
        HttpMessage.Reading reading = HttpMessage.read(received, ended, false);
        if (reading instanceof HttpMessage.Reading.Whole whole) {
            return Optional.of((s, then) -> serve(s, state, peer, whole.message(), (answered, page, log) -> {
                boolean closes = whole.message().header("Connection").orElse("").equalsIgnoreCase("close");
                Bytes reply = whole.message().word(0).equals("HEAD") ? Bytes.of(page.head()) : page.encoded();
                Turn<State> turn = Turn.reply(state, reply, whole.rest()).saying(log);
                return then.run(answered, closes ? turn.closing() : turn);
            }));
        }
        if (reading instanceof HttpMessage.Reading.Malformed) {
            return Optional.of((s, then) -> then.run(s, Turn.reply(state, page(s, 400).encoded(), Bytes.EMPTY).closing()));
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Answered {
        Step run(Sys sys, HttpMessage page, String log);
    }

    private static Step serve(Sys sys, State state, Peer peer, HttpMessage request, Answered then) {
        String target = request.word(1);
        int mark = target.indexOf('?');
        String path = HttpMessages.decoded(mark < 0 ? target : target.substring(0, mark));
        if (peer.local() == HEALTH) {
            return then.run(sys, path.equals("/healthz") ? HttpMessages.of(200, "text/plain; charset=utf-8", Bytes.of("ok")) : page(sys, 404), "");
        }
        String host = request.header("Host").orElse("").replaceFirst(":\\d+$", "");
        Optional<Routes.Route> route = state.routes().find(host, path);
        if (route.isEmpty()) {
            HttpMessage page = page(sys, 404);
            return then.run(sys, page, log(sys, peer, request, page, "upstream-default-backend", "127.0.0.1:8181"));
        }
        List<String> backends = state.routes().backends(route.get());
        if (backends.isEmpty()) {
            HttpMessage page = page(sys, 503);
            return then.run(sys, page, log(sys, peer, request, page, route.get().label(), "-"));
        }
        long turn = sys.kernel().count("ingress-turn/" + sys.space().id() + "/" + route.get().label());
        String backend = backends.get((int) ((turn - 1) % backends.size()));
        String onward = route.get().path() + (mark < 0 ? "" : target.substring(mark));
        return pass(sys, peer, request, backend, onward, (s, answer) -> {
            HttpMessage page = answer.map(found -> returned(s, found)).orElseGet(() -> page(s, 502));
            return then.run(s, page, log(s, peer, request, page, route.get().label(), backend));
        });
    }

    @FunctionalInterface
    private interface Received {
        Step run(Sys sys, Optional<HttpMessage> answer);
    }

    private static Step pass(Sys sys, Peer peer, HttpMessage request, String backend, String path, Received then) {
        int colon = backend.lastIndexOf(':');
        Outcome<Integer> connected = sys.connect(backend.substring(0, colon), Integer.parseInt(backend.substring(colon + 1)));
        if (!connected.ok()) {
            return then.run(sys, Optional.empty());
        }
        String host = request.header("Host").orElse("");
        List<HttpMessage.Header> headers = new ArrayList<>(List.of(
                new HttpMessage.Header("Host", host), new HttpMessage.Header("X-Real-IP", peer.address()), new HttpMessage.Header("X-Forwarded-For", peer.address()),
                new HttpMessage.Header("X-Forwarded-Host", host), new HttpMessage.Header("X-Forwarded-Port", "80"),
                new HttpMessage.Header("X-Forwarded-Proto", "http"), new HttpMessage.Header("X-Forwarded-Scheme", "http"), new HttpMessage.Header("X-Scheme", "http"),
                new HttpMessage.Header("Connection", "close")));
        request.headers().stream().filter(header -> !header.name().equalsIgnoreCase("Host") && !header.name().equalsIgnoreCase("Connection")).forEach(headers::add);
        HttpMessage onward = new HttpMessage(request.word(0) + " " + path + " HTTP/1.1", headers, request.body());
        long deadline = sys.now() + PATIENCE_MICROS;
        return sys.write(connected.value(), onward.encoded(), (s, written) -> receive(s, connected.value(), Bytes.EMPTY, deadline, then));
    }

    private static Step receive(Sys sys, int descriptor, Bytes received, long deadline, Received then) {
        Outcome<Bytes> more = sys.read(descriptor, CHUNK);
        if (more.is(Errno.EAGAIN) && sys.now() < deadline) {
            return Step.await(List.of(new Step.Condition.Readable(descriptor), new Step.Condition.Deadline(deadline)),
                    s -> receive(s, descriptor, received, deadline, then));
        }
        boolean ended = !more.ok() || more.value().isEmpty();
        Bytes all = ended ? received : received.plus(more.value());
        HttpMessage.Reading reading = HttpMessage.read(all, ended, false);
        if (reading instanceof HttpMessage.Reading.Incomplete && !ended) {
            return Step.next(s -> receive(s, descriptor, all, deadline, then));
        }
        sys.close(descriptor);
        return then.run(sys, reading instanceof HttpMessage.Reading.Whole whole ? Optional.of(whole.message()) : Optional.empty());
    }

    private static HttpMessage returned(Sys sys, HttpMessage answer) {
        List<HttpMessage.Header> headers = new ArrayList<>(List.of(new HttpMessage.Header("Date", HttpMessages.date(sys.now()))));
        answer.headers().stream().filter(header -> !Set.of("connection", "transfer-encoding", "content-length", "server", "date").contains(
                header.name().toLowerCase(java.util.Locale.ROOT))).forEach(headers::add);
        headers.add(new HttpMessage.Header("Content-Length", Integer.toString(answer.body().length())));
        headers.add(new HttpMessage.Header("Connection", "keep-alive"));
        return new HttpMessage(answer.start().replaceFirst("HTTP/1.0", "HTTP/1.1"), headers, answer.body());
    }

    /** A page of nginx itself. */
    private static HttpMessage page(Sys sys, int status) {
        String reason = status == 503 ? "Service Temporarily Unavailable" : HttpMessages.reason(status);
        String title = status + " " + reason;
        Bytes body = Bytes.of("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
        return new HttpMessage("HTTP/1.1 " + title, List.of(new HttpMessage.Header("Date", HttpMessages.date(sys.now())),
                new HttpMessage.Header("Content-Type", "text/html"), new HttpMessage.Header("Content-Length", Integer.toString(body.length())),
                new HttpMessage.Header("Connection", "keep-alive")), body);
    }

    /** A line of the log (ingress-nginx' {@code upstreaminfo} format). */
    private static String log(Sys sys, Peer peer, HttpMessage request, HttpMessage page, String label, String backend) {
        String status = page.word(1);
        int length = page.body().length();
        return peer.address() + " - - [" + HttpMessages.logDate(sys.now()) + "] \"" + request.start() + "\" " + status + " " + length + " \"-\" \""
                + request.header("User-Agent").orElse("-") + "\" " + request.encoded().length() + " 0.001 [" + label + "] [] " + backend + " " + length + " 0.001 " + status
                + " " + Long.toHexString(sys.random("ingress-request")) + "\n";
    }

    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.TERM, Signal.INT, Signal.QUIT);
    }
}

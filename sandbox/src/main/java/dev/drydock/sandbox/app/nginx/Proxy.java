package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code proxy_pass}: the request goes on to another server, in turn among those of an {@code upstream} block. */
final class Proxy {
    private static final long PATIENCE_MICROS = 60_000_000L;
    private static final int CHUNK = 65_536;

    private Proxy() {}

    /** A server to pass to; {@code path} empty keeps the request's own. */
    record Target(String host, int port, String path) {}

    static Target target(String url) {
        String rest = url.replaceFirst("^https?://", "");
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int colon = authority.lastIndexOf(':');
        boolean ported = colon > 0 && authority.substring(colon + 1).matches("\\d{1,5}");
        return new Target(ported ? authority.substring(0, colon) : authority, ported ? Integer.parseInt(authority.substring(colon + 1)) : 80,
                slash < 0 ? "" : rest.substring(slash));
    }

    static Step pass(
            Sys sys, Site site, Request request, Site.Server server, Directive location, Directive pass, String connection, Answering.Then then) {
        Target named = target(pass.word());
        Optional<Directive> upstream = site.http().all("upstream").stream().filter(u -> u.word().equals(named.host())).findFirst();
        List<Target> targets = upstream.map(u -> inTurn(u.all("server"))).orElse(List.of(named));
        if (targets.isEmpty()) {
            return then.run(sys, Pages.page(sys, site, 502, connection));
        }
        long turn = sys.kernel().count("nginx-turn/" + sys.space().id() + "/" + named.host());
        boolean sticky = upstream.filter(u -> !u.all("ip_hash").isEmpty()).isPresent();
        Target chosen = targets.get((int) ((sticky ? request.client().substring(0, Math.max(0, request.client().lastIndexOf('.'))).chars().sum() : turn - 1) % targets.size()));
        String path = named.path().isEmpty()
                ? request.message().word(1)
                : named.path() + request.message().word(1).substring(Math.min(request.message().word(1).length(), Site.prefixOf(location).length()));
        HttpMessage onward = onward(site, request, server, location, chosen, path);
        return attempt(sys, chosen, onward, (s, answer) -> then.run(s, answer.map(a -> returned(a, connection)).orElseGet(() -> {
            Logs.error(s, site, "error", "*" + request.connection() + " connect() failed (111: Connection refused) while connecting to upstream, client: "
                    + request.client() + ", server: " + (server.names().isEmpty() ? "" : server.names().get(0)) + ", request: \"" + request.message().start()
                    + "\", upstream: \"http://" + chosen.host() + ":" + chosen.port() + path + "\", host: \"" + request.host() + "\"");
            return Pages.page(s, site, 502, connection);
        })));
    }

    /** One round by weights, spread as nginx does it: who is most behind comes next. Servers that are down or a reserve are left out. */
    private static List<Target> inTurn(List<Directive> servers) {
        List<Directive> able = servers.stream().filter(s -> !s.words().contains("down") && !s.words().contains("backup")).toList();
        int[] weights = able.stream().mapToInt(Proxy::weight).toArray();
        int total = java.util.Arrays.stream(weights).sum();
        int[] behind = new int[weights.length];
        List<Target> round = new ArrayList<>();
        while (round.size() < total) {
            int most = 0;
            for (int i = 0; i < weights.length; i++) {
                behind[i] += weights[i];
                most = behind[i] > behind[most] ? i : most;
            }
            behind[most] -= total;
            round.add(target(able.get(most).word()));
        }
        return round;
    }

    private static int weight(Directive server) {
        return server.words().stream().filter(word -> word.matches("weight=\\d{1,3}")).map(word -> Integer.parseInt(word.substring(7))).findFirst().orElse(1);
    }

    private static HttpMessage onward(Site site, Request request, Site.Server server, Directive location, Target chosen, String path) {
        List<HttpMessage.Header> headers = new ArrayList<>();
        List<Directive> set = location.all("proxy_set_header").isEmpty() ? server.block().all("proxy_set_header") : location.all("proxy_set_header");
        boolean hosted = set.stream().anyMatch(d -> d.word().equalsIgnoreCase("Host"));
        if (!hosted) {
            headers.add(new HttpMessage.Header("Host", chosen.host()));
        }
        set.stream().filter(d -> d.words().size() > 1).forEach(d -> headers.add(new HttpMessage.Header(d.word(), d.words().get(1)
                .replace("$host", request.host().replaceFirst(":\\d+$", "")).replace("$http_host", request.host())
                .replace("$remote_addr", request.client()).replace("$proxy_add_x_forwarded_for", request.client()).replace("$scheme", "http"))));
        headers.add(new HttpMessage.Header("Connection", "close"));
        request.message().headers().stream()
                .filter(h -> !h.name().equalsIgnoreCase("Host") && !h.name().equalsIgnoreCase("Connection"))
                .forEach(headers::add);
        return new HttpMessage(request.message().word(0) + " " + path + " HTTP/1.0", headers, request.message().body());
    }

    private static HttpMessage returned(HttpMessage answer, String connection) {
        List<HttpMessage.Header> headers = new ArrayList<>();
        answer.headers().stream()
                .filter(h -> !h.name().equalsIgnoreCase("Connection") && !h.name().equalsIgnoreCase("Transfer-Encoding") && !h.name().equalsIgnoreCase("Content-Length"))
                .forEach(headers::add);
        headers.add(new HttpMessage.Header("Content-Length", Integer.toString(answer.body().length())));
        headers.add(new HttpMessage.Header("Connection", connection));
        return new HttpMessage(answer.start().replaceFirst("HTTP/1.0", "HTTP/1.1"), headers, answer.body());
    }

    @FunctionalInterface
    private interface Received {
        Step run(Sys sys, Optional<HttpMessage> answer);
    }

    private static Step attempt(Sys sys, Target target, HttpMessage onward, Received then) {
        List<String> addresses = sys.lookUp(target.host());
        Outcome<Integer> connected = addresses.isEmpty() ? Outcome.refused(Errno.EHOSTUNREACH) : sys.connect(addresses.get(0), target.port());
        if (!connected.ok()) {
            return then.run(sys, Optional.empty());
        }
        int descriptor = connected.value();
        long deadline = sys.now() + PATIENCE_MICROS;
        return sys.write(descriptor, onward.encoded(), (s, written) -> receive(s, descriptor, Bytes.EMPTY, deadline, then));
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
}

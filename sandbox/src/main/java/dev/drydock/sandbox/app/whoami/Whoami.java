package dev.drydock.sandbox.app.whoami;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * The program {@code whoami}.
 *
 * @param name what it calls itself besides its host's name; empty if nothing
 * @param verbose whether it logs requests
 */
public record Whoami(String name, boolean verbose) implements Web<Integer> {
    private static final DateTimeFormatter LOG = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss ", Locale.ROOT);

    public static Step start(Sys sys) {
        String port = sys.variable("WHOAMI_PORT_NUMBER").orElse("80");
        String name = sys.variable("WHOAMI_NAME").orElse("");
        boolean verbose = false;
        List<String> words = sys.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).replaceFirst("^--", "-");
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            switch (flag) {
                case "-verbose" -> verbose = true;
                case "-port", "-name", "-cert", "-key", "-cacert" -> {
                    String value = equals >= 0 ? word.substring(equals + 1) : i + 1 < words.size() ? words.get(++i) : "";
                    port = flag.equals("-port") ? value : port;
                    name = flag.equals("-name") ? value : name;
                }
                default -> {
                    return sys.fail("flag provided but not defined: " + flag + "\nUsage of /whoami:\n  -cacert string\n    \tgive me a CA chain, enforces mutual TLS\n"
                            + "  -cert string\n    \tgive me a certificate\n  -key string\n    \tgive me a key\n  -name string\n    \tgive me a name\n"
                            + "  -port string\n    \tgive me a port number (default \"80\")\n  -verbose\n    \tEnable verbose logging\n", 2);
                }
            }
        }
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 80;
        Whoami server = new Whoami(name, verbose);
        Outcome<Integer> bound = sys.listen("0.0.0.0", number);
        String starting = now(sys) + "Starting up on port " + port + "\n";
        if (!bound.ok()) {
            return sys.fail(starting + now(sys) + "listen tcp :" + port + ": bind: " + bound.errno().text().toLowerCase(Locale.ROOT) + "\n", 1);
        }
        return sys.complain(starting, s -> Loop.serve(s, server, 0, number, bound.value()));
    }

    private static String now(Sys sys) {
        return LOG.format(HttpMessages.moment(sys.now()));
    }

    /** Go's runtime handles these even as process 1. */
    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.TERM, Signal.INT);
    }

    @Override
    public Step end(Sys sys, Integer state, Signal signal) {
        return Step.exit(2);
    }

    @Override
    public Exchanged<Integer> answer(Sys sys, Integer state, Visit visit) {
        Exchanged<Integer> done = Exchanged.of(state, page(sys, visit));
        return verbose ? done.complaining(now(sys) + visit.peer().address() + ":" + visit.peer().port() + " - - [" + HttpMessages.logDate(sys.now()) + "] \""
                + visit.request().start() + "\" - -\n") : done;
    }

    private HttpMessage page(Sys sys, Visit visit) {
        return switch (visit.path()) {
            case "/api" -> with(sys, 200, "application/json", Bytes.of(Json.compact(api(sys, visit)) + "\n"));
            case "/bench" -> with(sys, 200, "text/plain", Bytes.of("1"));
            case "/health" -> with(sys, 200, "text/plain; charset=utf-8", Bytes.EMPTY);
            case "/data" -> data(sys, visit.query());
            default -> with(sys, 200, "text/plain; charset=utf-8", Bytes.of(text(sys, visit)));
        };
    }

    private static HttpMessage with(Sys sys, int status, String type, Bytes body) {
        return HttpMessages.of(status, Web.headers("Date", HttpMessages.date(sys.now()), "Content-Type", type), body);
    }

    private static HttpMessage data(Sys sys, String query) {
        String size = query.replaceFirst("^(.*&)?size=", "").replaceFirst("&.*", "");
        int bytes = size.matches("\\d{1,6}") ? Integer.parseInt(size) : 1;
        String unit = query.contains("unit=") ? query.replaceFirst("^(.*&)?unit=", "").replaceFirst("&.*", "") : "";
        int length = Math.min(1 << 20, bytes * (unit.equalsIgnoreCase("kb") ? 1024 : unit.equalsIgnoreCase("mb") ? 1 << 20 : 1));
        StringBuilder text = new StringBuilder("|");
        while (text.length() < length - 1) {
            text.append("-ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt((text.length() - 1) % 27));
        }
        text.append(length > 1 ? "|" : "");
        return with(sys, 200, "text/plain; charset=utf-8", Bytes.of(text.toString()));
    }

    private static List<String> addresses(Sys sys) {
        List<String> all = new ArrayList<>(List.of("127.0.0.1", "::1"));
        sys.kernel().transaction().find(Network.key(sys.space().network())).ifPresent(network ->
                network.interfaces().stream().filter(i -> !i.address().isEmpty() && !i.name().equals("lo")).forEach(i -> all.add(i.address())));
        return all;
    }

    /** Headers with Go's spelling of their names, sorted, without Host. */
    private static TreeMap<String, String> headers(Visit visit) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (HttpMessage.Header header : visit.request().headers()) {
            StringBuilder name = new StringBuilder();
            for (String part : header.name().split("-")) {
                name.append(name.isEmpty() ? "" : "-").append(part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1).toLowerCase(Locale.ROOT));
            }
            if (!name.toString().equals("Host")) {
                sorted.put(name.toString(), header.value());
            }
        }
        return sorted;
    }

    private String text(Sys sys, Visit visit) {
        StringBuilder text = new StringBuilder(name.isEmpty() ? "" : "Name: " + name + "\n");
        text.append("Hostname: ").append(sys.space().hostname()).append('\n');
        addresses(sys).forEach(address -> text.append("IP: ").append(address).append('\n'));
        text.append("RemoteAddr: ").append(visit.peer().address()).append(':').append(visit.peer().port()).append('\n');
        TreeMap<String, String> headers = headers(visit);
        text.append(visit.method()).append(' ').append(visit.request().word(1)).append(" HTTP/1.1\r\nHost: ").append(visit.host()).append("\r\n");
        String agent = headers.remove("User-Agent");
        text.append(agent == null ? "" : "User-Agent: " + agent + "\r\n");
        String length = headers.remove("Content-Length");
        text.append(length == null ? "" : "Content-Length: " + length + "\r\n");
        headers.forEach((key, value) -> text.append(key).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").append(visit.request().body().text()).toString();
    }

    private Mapping api(Sys sys, Visit visit) {
        Mapping headers = Mapping.EMPTY;
        for (var header : headers(visit).entrySet()) {
            headers = headers.with(header.getKey(), dev.drydock.sandbox.tree.Tree.of(List.of(header.getValue())));
        }
        return Mapping.builder().put("hostname", sys.space().hostname()).put("ip", addresses(sys)).put("headers", headers)
                .put("url", visit.request().word(1)).put("host", visit.host()).put("method", visit.method())
                .putUnlessEmpty("name", name)
                .put("remoteAddr", visit.peer().address() + ":" + visit.peer().port()).build();
    }
}

package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Service;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers a request as Flask or {@code http.server} do. */
record PythonSite(Run run, Service.Peer peer, HttpMessage message) {
    private static final String HTML = "text/html; charset=utf-8";

    HttpMessage answer(Values.Thing server) {
        HttpMessage answer = server.kind.equals("Flask") ? flask(server) : plain(server);
        String day = PythonLibrary.date(run.facts.nowMicros(), "%d/%b/%Y %H:%M:%S");
        run.errors.append(peer.address()).append(" - - [").append(day).append("] \"").append(message.start()).append("\" ").append(answer.status()).append(" -\n");
        return answer;
    }

    static String logged(Sys sys, Service.Peer peer, HttpMessage message, int status) {
        return peer.address() + " - - [" + PythonLibrary.date(sys.now(), "%d/%b/%Y %H:%M:%S") + "] \"" + message.start() + "\" " + status + " -\n";
    }

    private String path() {
        return HttpMessages.decoded(message.word(1).replaceFirst("\\?.*", ""));
    }

    // ---- Flask -------------------------------------------------------------------------------------------------------------------

    private static HttpMessage page(Run run, int status, String type, String body, List<HttpMessage.Header> more) {
        List<HttpMessage.Header> headers = new ArrayList<>(Web.headers("Server", "Werkzeug/3.1.3 Python/" + run.facts.version(), "Date", HttpMessages.date(run.facts.nowMicros()),
                "Content-Type", type, "Content-Length", Integer.toString(Bytes.of(body).length())));
        headers.addAll(more);
        headers.add(new HttpMessage.Header("Connection", "close"));
        return new HttpMessage("HTTP/1.1 " + status + " " + HttpMessages.reason(status).toUpperCase(java.util.Locale.ROOT), headers, Bytes.of(body));
    }

    private static HttpMessage error(Run run, int status, String text) {
        String title = status + " " + HttpMessages.reason(status);
        return page(run, status, HTML, "<!doctype html>\n<html lang=en>\n<title>" + title + "</title>\n<h1>" + HttpMessages.reason(status) + "</h1>\n<p>" + text + "</p>\n", List.of());
    }

    static HttpMessage failed(Run run) {
        return error(run, 500, "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.");
    }

    private HttpMessage flask(Values.Thing app) {
        boolean known = false;
        for (Object one : ((Values.Items) app.get("routes")).list) {
            List<Object> route = ((Values.Items) one).list;
            Map<String, Object> named = match(Texts.of(route.get(0), true), path());
            if (named == null) {
                continue;
            }
            known = true;
            boolean takes = run.items(route.get(1)).contains(message.word(0)) || message.word(0).equals("HEAD") && run.items(route.get(1)).contains("GET");
            if (takes) {
                run.machine.globals.names.put("\0request", request());
                return response(run.call(route.get(2), List.of(), named, 0));
            }
        }
        return known ? error(run, 405, "The method is not allowed for the requested URL.")
                : error(run, 404, "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.");
    }

    /** The places of a rule as arguments; null if the path does not fit. Within this file only. */
    private static Map<String, Object> match(String rule, String path) {
        String[] rules = rule.split("/", -1);
        String[] parts = path.split("/", -1);
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < rules.length; i++) {
            boolean place = rules[i].startsWith("<") && rules[i].endsWith(">");
            if (place && rules[i].startsWith("<path:") && i < parts.length) {
                named.put(rules[i].substring(6, rules[i].length() - 1), String.join("/", List.of(parts).subList(i, parts.length)));
                return named;
            }
            if (i >= parts.length || !place && !rules[i].equals(parts[i]) || place && parts[i].isEmpty()) {
                return null;
            }
            if (place) {
                String inner = rules[i].substring(1, rules[i].length() - 1);
                boolean number = inner.startsWith("int:");
                if (number && !parts[i].matches("\\d{1,18}")) {
                    return null;
                }
                named.put(inner.replaceFirst(".*:", ""), number ? (Object) Long.parseLong(parts[i]) : parts[i]);
            }
        }
        return rules.length == parts.length ? named : null;
    }

    private static Values.Thing pairs(String text) {
        Values.Thing all = new Values.Thing("");
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                all.fields.put(HttpMessages.decoded((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' ')), equals < 0 ? "" : HttpMessages.decoded(pair.substring(equals + 1).replace('+', ' ')));
            }
        }
        return all;
    }

    private Values.Thing headers() {
        Values.Thing headers = new Values.Thing("");
        message.headers().forEach(header -> headers.fields.put(header.name(), header.value()));
        return headers;
    }

    private Values.Thing request() {
        String query = message.word(1).contains("?") ? message.word(1).substring(message.word(1).indexOf('?') + 1) : "";
        Object json = Json.read(message.body().text()) instanceof Reading.Of<Tree> read && !message.body().isEmpty() ? PythonCollections.value(read.read(), true) : Values.NONE;
        boolean form = message.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        return new Values.Thing("Request").with("method", message.word(0)).with("path", path()).with("args", pairs(query)).with("form", pairs(form ? message.body().text() : ""))
                .with("json", json).with("headers", headers()).with("host", message.header("Host").orElse("")).with("remote_addr", peer.address())
                .with("data", new Values.Bytes(message.body().text())).with("url", "http://" + message.header("Host").orElse("") + message.word(1));
    }

    private HttpMessage response(Object value) {
        if (value instanceof Values.Items parts && parts.fixed && parts.list.size() > 1) {
            HttpMessage inner = response(parts.list.get(0));
            int status = parts.list.get(1) instanceof Long number ? number.intValue() : inner.status();
            return new HttpMessage("HTTP/1.1 " + status + " " + HttpMessages.reason(status).toUpperCase(java.util.Locale.ROOT), inner.headers(), inner.body());
        }
        if (value instanceof Values.Thing thing && thing.kind.equals("Response")) {
            List<HttpMessage.Header> more = thing.fields.containsKey("location") ? Web.headers("Location", Texts.of(thing.get("location"), true)) : List.of();
            return page(run, (int) Operators.number(thing.get("status")), Texts.of(thing.get("type"), true), Texts.of(thing.get("body"), true), more);
        }
        if (value instanceof Values.Thing || value instanceof Values.Items) {
            return page(run, 200, "application/json", Texts.json(value, true, "", "").replace(": ", ":").replace(", ", ",") + "\n", List.of());
        }
        if (value == Values.NONE) {
            throw run.error("TypeError", "The view function did not return a valid response. The function either returned None or ended without a return statement.");
        }
        return page(run, 200, HTML, value instanceof Values.Bytes bytes ? bytes.text() : Texts.of(value, true), List.of());
    }

    // ---- http.server -------------------------------------------------------------------------------------------------------------

    private HttpMessage plain(Values.Thing server) {
        if (!(server.get("handler") instanceof Values.Kind kind)) {
            throw new Trouble.Beyond("SimpleHTTPRequestHandler");
        }
        Values.Thing handler = new Values.Thing(kind.name);
        handler.type = kind;
        Values.Items headers = new Values.Items(new ArrayList<>(), false);
        Values.Thing file = new Values.Thing("Writer").with("text", "");
        handler.with("path", message.word(1)).with("command", message.word(0)).with("headers", headers()).with("wfile", file).with("\0headers", headers).with("\0status", 200L)
                .with("client_address", new Values.Items(new ArrayList<>(List.of(peer.address(), (long) peer.port())), true));
        Object method = run.inherited(kind, "do_" + message.word(0));
        if (!(method instanceof Values.Own own)) {
            return new HttpMessage("HTTP/1.0 501 Unsupported method ('" + message.word(0) + "')", start(), Bytes.EMPTY);
        }
        run.call(new Values.Own(own.code, own.scope, handler), List.of(), Map.of(), 0);
        List<HttpMessage.Header> all = new ArrayList<>(start());
        headers.list.forEach(one -> all.add(new HttpMessage.Header(Texts.of(((Values.Items) one).list.get(0), true), Texts.of(((Values.Items) one).list.get(1), true))));
        int status = (int) Operators.number(handler.get("\0status"));
        return new HttpMessage("HTTP/1.0 " + status + " " + HttpMessages.reason(status), all, Bytes.of(Texts.of(file.get("text"), true)));
    }

    private List<HttpMessage.Header> start() {
        return Web.headers("Server", "BaseHTTP/0.6 Python/" + run.facts.version(), "Date", HttpMessages.date(run.facts.nowMicros()));
    }
}

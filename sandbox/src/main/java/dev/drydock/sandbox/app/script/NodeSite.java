package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Service;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers a request as Node's {@code http} or Express do. */
record NodeSite(Run run, Service.Peer peer, HttpMessage message) {
    HttpMessage answer(Values.Thing server) {
        Values.Thing response = new Values.Thing("Response").with("statusCode", 200L).with("\0headers", new Values.Thing(""));
        Values.Thing request = request();
        boolean express = server.kind.equals("App");
        if (express) {
            route(server, request, response);
        } else {
            run.call(server.get("handler"), List.of(request, response), Map.of(), 0);
        }
        return sent(response, express);
    }

    private Values.Thing request() {
        String target = message.word(1);
        int mark = target.indexOf('?');
        Values.Thing headers = new Values.Thing("");
        message.headers().forEach(header -> headers.fields.put(header.name().toLowerCase(Locale.ROOT), header.value()));
        Values.Thing query = new Values.Thing("");
        for (String pair : (mark < 0 ? "" : target.substring(mark + 1)).split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                query.fields.put(HttpMessages.decoded(equals < 0 ? pair : pair.substring(0, equals)), equals < 0 ? "" : HttpMessages.decoded(pair.substring(equals + 1)));
            }
        }
        Object body = Json.read(message.body().text()) instanceof Reading.Of<Tree> read && !message.body().isEmpty() ? PythonCollections.value(read.read(), false) : new Values.Thing("");
        return new Values.Thing("Request").with("url", target).with("method", message.word(0)).with("headers", headers).with("path", HttpMessages.decoded(mark < 0 ? target : target.substring(0, mark)))
                .with("query", query).with("body", body).with("rawBody", message.body().text()).with("params", new Values.Thing("")).with("ip", "::ffff:" + peer.address())
                .with("hostname", message.header("Host").orElse("").replaceFirst(":\\d+$", "")).with("socket", new Values.Thing("").with("remoteAddress", "::ffff:" + peer.address()));
    }

    private void route(Values.Thing app, Values.Thing request, Values.Thing response) {
        String path = Texts.of(request.get("path"), false);
        String method = message.word(0).equals("HEAD") ? "GET" : message.word(0);
        for (Object one : ((Values.Items) app.get("routes")).list) {
            List<Object> route = ((Values.Items) one).list;
            boolean use = route.get(0).equals("USE");
            Values.Thing params = new Values.Thing("");
            boolean fits = use ? path.startsWith(Texts.of(route.get(1), false)) : (route.get(0).equals(method) || route.get(0).equals("ALL")) && match(Texts.of(route.get(1), false), path, params);
            if (!fits) {
                continue;
            }
            request.with("params", params);
            Values.Thing next = new Values.Thing("Next");
            run.call(route.get(2), List.of(request, response, new Values.Built("next", next)), Map.of(), 0);
            if (!next.fields.containsKey("called")) {
                return;
            }
        }
        response.with("statusCode", 404L).with("\0ended", true).with("\0body", "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot "
                + message.word(0) + " " + HttpMessages.escaped(path) + "</pre>\n</body>\n</html>\n");
        ((Values.Thing) response.get("\0headers")).with("Content-Security-Policy", "default-src 'none'").with("X-Content-Type-Options", "nosniff").with("Content-Type", "text/html; charset=utf-8");
    }

    private static boolean match(String rule, String path, Values.Thing params) {
        if (rule.equals("*") || rule.equals("/*") || rule.equals("/{*splat}")) {
            return true;
        }
        String[] rules = rule.split("/", -1);
        String[] parts = path.replaceFirst("(.)/$", "$1").split("/", -1);
        for (int i = 0; i < rules.length; i++) {
            if (i >= parts.length || !rules[i].startsWith(":") && !rules[i].equals(parts[i])) {
                return false;
            }
            if (rules[i].startsWith(":")) {
                params.fields.put(rules[i].substring(1), HttpMessages.decoded(parts[i]));
            }
        }
        return rules.length == parts.length;
    }

    private HttpMessage sent(Values.Thing response, boolean express) {
        Bytes body = Bytes.of(Texts.of(response.getOr("\0body", ""), false));
        int status = (int) Operators.number(response.get("statusCode"));
        List<HttpMessage.Header> headers = new ArrayList<>();
        if (express) {
            headers.add(new HttpMessage.Header("X-Powered-By", "Express"));
        }
        ((Values.Thing) response.get("\0headers")).fields.forEach((name, value) -> headers.add(new HttpMessage.Header(name.toString(), Texts.of(value, false))));
        boolean measured = express || headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Content-Length"));
        if (express) {
            headers.add(new HttpMessage.Header("Content-Length", Integer.toString(body.length())));
            if (response.fields.containsKey("\0tagged")) {
                headers.add(new HttpMessage.Header("ETag", tag(body)));
            }
        }
        headers.add(new HttpMessage.Header("Date", HttpMessages.date(run.facts.nowMicros())));
        boolean closes = message.header("Connection").orElse("").equalsIgnoreCase("close");
        headers.add(new HttpMessage.Header("Connection", closes ? "close" : "keep-alive"));
        if (!closes) {
            headers.add(new HttpMessage.Header("Keep-Alive", "timeout=5"));
        }
        if (!measured) {
            headers.add(new HttpMessage.Header("Content-Length", Integer.toString(body.length())));
        }
        return new HttpMessage("HTTP/1.1 " + status + " " + HttpMessages.reason(status), headers, body);
    }

    /** Express's weak tag: the length and the first letters of a hash. */
    private static String tag(Bytes body) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-1").digest(body.text().getBytes(StandardCharsets.UTF_8));
            return "W/\"" + Integer.toHexString(body.length()) + "-" + Base64.getEncoder().encodeToString(sum).substring(0, 27) + "\"";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What programs use of Flask, of {@code http.server} and of the client of redis. */
final class PythonWeb {
    private final Run run;

    PythonWeb(Run run) {
        this.run = run;
    }

    Object call(Values.Built function, List<Object> a, Map<String, Object> named) {
        Object first = a.isEmpty() ? Values.NONE : a.get(0);
        String name = function.name();
        if (name.startsWith("Redis.")) {
            return redis((Values.Thing) function.of(), name.substring(6), a);
        }
        switch (name) {
            case "flask.Flask" -> {
                return new Values.Thing("Flask").with("name", Texts.of(first, true)).with("routes", new Values.Items(new ArrayList<>(), false));
            }
            case "flask.run_app" -> {
                Object app = run.machine.globals.names.values().stream().filter(one -> one instanceof Values.Thing thing && thing.kind.equals("Flask")).findFirst().orElseThrow(() ->
                        run.error("NoAppException", "Failed to find Flask application or factory in module 'app'. Use 'app:name' to specify one."));
                return serve(run, (Values.Thing) app, Texts.of(first, true), (int) Operators.number(a.get(1)), run.truth(a.get(2)));
            }
            case "flask.jsonify" -> {
                Values.Thing made = new Values.Thing("");
                made.fields.putAll(named);
                return new Values.Thing("Response").with("body", Texts.json(a.isEmpty() ? made : a.size() == 1 ? first : new Values.Items(a, false), true, "", "").replace(": ", ":").replace(", ", ",") + "\n")
                        .with("type", "application/json").with("status", 200L);
            }
            case "flask.Response" -> {
                return new Values.Thing("Response").with("body", Texts.of(first, true)).with("type", Texts.of(named.getOrDefault("mimetype", "text/html; charset=utf-8"), true))
                        .with("status", named.getOrDefault("status", 200L));
            }
            case "flask.redirect" -> {
                return new Values.Thing("Response").with("body", "").with("type", "text/html; charset=utf-8").with("status", 302L).with("location", Texts.of(first, true));
            }
            case "Flask.route", "Flask.get", "Flask.post", "Flask.put", "Flask.delete" -> {
                String method = name.endsWith("route") ? "" : name.substring(6).toUpperCase(Locale.ROOT);
                Object methods = named.getOrDefault("methods", new Values.Items(List.of(method.isEmpty() ? "GET" : method), false));
                Values.Thing route = new Values.Thing("Route").with("app", function.of()).with("path", Texts.of(first, true)).with("methods", methods);
                return new Values.Built("decorate", route);
            }
            case "decorate" -> {
                Values.Thing route = (Values.Thing) function.of();
                ((Values.Items) ((Values.Thing) route.get("app")).get("routes")).list.add(new Values.Items(List.of(route.get("path"), route.get("methods"), first), true));
                return first;
            }
            case "Flask.run" -> {
                return flask((Values.Thing) function.of(), named, first);
            }
            case "http.server.HTTPServer", "http.server.ThreadingHTTPServer" -> {
                List<Object> address = run.items(first);
                return new Values.Thing("Server").with("address", address.get(0)).with("port", address.get(1)).with("handler", a.get(1));
            }
            case "Server.serve_forever" -> {
                Values.Thing server = (Values.Thing) function.of();
                return run.wish(new Wish.Serve(Texts.of(server.get("address"), true), (int) Operators.number(server.get("port")), server));
            }
            case "redis.Redis", "redis.StrictRedis" -> {
                return new Values.Thing("Redis").with("host", named.getOrDefault("host", a.isEmpty() ? "localhost" : first)).with("port", named.getOrDefault("port", a.size() > 1 ? a.get(1) : 6379L))
                        .with("decode", named.getOrDefault("decode_responses", false));
            }
            default -> {
                return ofThings(name, function.of() instanceof Values.Thing thing ? thing : new Values.Thing(""), a, named);
            }
        }
    }

    private Object ofThings(String name, Values.Thing of, List<Object> a, Map<String, Object> named) {
        Object first = a.isEmpty() ? Values.NONE : a.get(0);
        switch (name) {
            case "Handler.send_response", "Handler.send_error" -> {
                of.with("\0status", first);
                return Values.NONE;
            }
            case "Handler.send_header" -> {
                ((Values.Items) of.get("\0headers")).list.add(new Values.Items(List.of(Texts.of(first, true), Texts.of(a.get(1), true)), true));
                return Values.NONE;
            }
            case "Handler.end_headers", "Handler.log_message", "Writer.flush", "Server.server_close", "Server.shutdown", "File.close" -> {
                return Values.NONE;
            }
            case "Writer.write" -> {
                if (!(first instanceof Values.Bytes bytes)) {
                    throw run.error("TypeError", "a bytes-like object is required, not '" + Operators.kind(first) + "'");
                }
                of.with("text", Texts.of(of.getOr("text", ""), true) + bytes.text());
                return (long) bytes.text().length();
            }
            case "File.read" -> {
                return of.get("text");
            }
            case "Datetime.strftime" -> {
                return PythonLibrary.date((Long) of.get("micros"), Texts.of(first, true));
            }
            case "Datetime.isoformat" -> {
                long micros = (Long) of.get("micros");
                return PythonLibrary.date(micros, "%Y-%m-%dT%H:%M:%S") + String.format(Locale.ROOT, ".%06d", micros % 1_000_000);
            }
            case "Request.get_json" -> {
                return of.get("json");
            }
            case "Logger.info", "Logger.warning", "Logger.error", "Logger.debug", "Logger.critical" -> {
                run.errors.append(name.substring(7).toUpperCase(Locale.ROOT)).append(':').append(of.get("name")).append(':').append(Texts.of(first, true)).append('\n');
                return Values.NONE;
            }
            default -> throw new Trouble.Beyond(name);
        }
    }

    private Object flask(Values.Thing app, Map<String, Object> named, Object first) {
        String host = Texts.of(named.getOrDefault("host", first == Values.NONE ? "127.0.0.1" : first), true);
        int port = (int) Operators.number(named.getOrDefault("port", 5000L));
        boolean debug = run.truth(named.getOrDefault("debug", false));
        return serve(run, app, host, port, debug);
    }

    /** What Flask says when it starts, then serves. */
    static Object serve(Run run, Values.Thing app, String host, int port, boolean debug) {
        String file = run.facts.arguments().get(0).replaceFirst(".*/", "").replaceFirst("\\.py$", "");
        if (run.machine.count == 0) {
            run.machine.count = 1;
            run.output.append(" * Serving Flask app '").append(file).append("'\n * Debug mode: ").append(debug ? "on" : "off").append('\n');
            run.errors.append("WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\n");
            if (host.equals("0.0.0.0")) {
                run.errors.append(" * Running on all addresses (0.0.0.0)\n * Running on http://127.0.0.1:").append(port).append("\n * Running on http://").append(run.facts.address()).append(':').append(port).append('\n');
            } else {
                run.errors.append(" * Running on http://").append(host).append(':').append(port).append('\n');
            }
            run.errors.append("Press CTRL+C to quit\n");
        }
        return run.wish(new Wish.Serve(host, port, app));
    }

    /** A command of redis: its name is the method's, but for a few. */
    private Object redis(Values.Thing client, String name, List<Object> a) {
        List<String> words = new ArrayList<>(List.of(name.equals("delete") ? "del" : name));
        a.forEach(one -> words.add(Texts.of(one, true)));
        Object answer = run.wish(new Wish.Redis(Texts.of(client.get("host"), true), (int) Operators.number(client.get("port")), words));
        if (answer instanceof Trouble.Raised raised) {
            throw run.error(raised.type, raised.getMessage());
        }
        boolean decodes = run.truth(client.get("decode"));
        return name.equals("ping") || name.equals("set") ? (Object) true : decodes ? answer : coded(answer);
    }

    private static Object coded(Object answer) {
        if (answer instanceof String text) {
            return new Values.Bytes(text);
        }
        return answer instanceof Values.Items items ? new Values.Items(new ArrayList<>(items.list.stream().map(PythonWeb::coded).toList()), false) : answer;
    }
}

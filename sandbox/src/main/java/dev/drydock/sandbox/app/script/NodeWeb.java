package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What programs use of Node's {@code http} and of Express. */
final class NodeWeb {
    private final Run run;

    NodeWeb(Run run) {
        this.run = run;
    }

    Object call(Values.Built function, List<Object> a) {
        Object first = a.isEmpty() ? Values.UNDEFINED : a.get(0);
        Values.Thing of = function.of() instanceof Values.Thing thing ? thing : new Values.Thing("");
        String name = function.name();
        switch (name) {
            case "next" -> {
                of.with("called", true);
                return Values.UNDEFINED;
            }
            case "express" -> {
                return new Values.Thing("App").with("routes", new Values.Items(new ArrayList<>(), false));
            }
            case "express.json", "express.urlencoded", "express.static" -> {
                if (name.equals("express.static")) {
                    throw new Trouble.Beyond(name);
                }
                return Values.UNDEFINED;
            }
            case "http.createServer" -> {
                return new Values.Thing("Server").with("handler", first);
            }
            case "Server.listen", "App.listen" -> {
                Object port = first instanceof Values.Thing options ? options.getOr("port", 0L) : first;
                String address = a.stream().skip(1).filter(String.class::isInstance).map(String.class::cast).findFirst().orElse("0.0.0.0");
                run.machine.servers.add(new Wish.Serve(address, (int) Operators.number(port), of));
                a.stream().skip(1).filter(Values.Function.class::isInstance).findFirst().ifPresent(then -> run.machine.timers.add(
                        new Machine.Timer(++run.machine.count, run.now(), 0, then)));
                return of;
            }
            case "App.get", "App.post", "App.put", "App.delete", "App.patch", "App.all" -> {
                String method = name.substring(4).toUpperCase(Locale.ROOT);
                ((Values.Items) of.get("routes")).list.add(new Values.Items(new ArrayList<>(List.of(method, Texts.of(first, false), a.get(a.size() - 1))), false));
                return of;
            }
            case "App.use" -> {
                if (first instanceof Values.Function || a.size() > 1) {
                    String path = first instanceof String text ? text : "";
                    ((Values.Items) of.get("routes")).list.add(new Values.Items(new ArrayList<>(List.of("USE", path, a.get(a.size() - 1))), false));
                }
                return of;
            }
            case "App.set", "App.disable", "App.enable", "Server.on", "Server.close", "Request.on" -> {
                if (name.equals("Server.close")) {
                    run.machine.servers.clear();
                    a.stream().filter(Values.Function.class::isInstance).findFirst().ifPresent(then -> run.call(then, List.of(), Map.of(), 0));
                }
                if (name.equals("Request.on") && a.size() > 1) {
                    run.call(a.get(1), first.equals("data") ? List.of(of.getOr("rawBody", "")) : List.of(), Map.of(), 0);
                }
                return of;
            }
            case "Date.toISOString", "Date.toJSON" -> {
                return NodeLibrary.iso((Long) of.get("millis"));
            }
            case "Date.getTime", "Date.valueOf" -> {
                return of.get("millis");
            }
            case "Date.toUTCString", "Date.toString", "Date.toLocaleString", "Date.toLocaleTimeString" -> {
                return NodeLibrary.utc((Long) of.get("millis"));
            }
            case "Date.getFullYear" -> {
                return Long.parseLong(NodeLibrary.iso((Long) of.get("millis")).substring(0, 4));
            }
            default -> {
                if (name.startsWith("Response.")) {
                    return response(of, name.substring(9), a, first);
                }
                throw new Trouble.Beyond(name);
            }
        }
    }

    private Object response(Values.Thing of, String name, List<Object> a, Object first) {
        Values.Thing headers = (Values.Thing) of.get("\0headers");
        switch (name) {
            case "writeHead" -> {
                of.with("statusCode", first);
                a.stream().skip(1).filter(Values.Thing.class::isInstance).forEach(more -> ((Values.Thing) more).fields.forEach((key, value) -> headers.with(key.toString(), value)));
            }
            case "setHeader", "set", "header" -> headers.with(Texts.of(first, false), a.get(1));
            case "type" -> headers.with("Content-Type", first.equals("json") ? "application/json; charset=utf-8" : first.equals("text") || first.equals("txt") ? "text/plain; charset=utf-8" : first);
            case "status" -> of.with("statusCode", first);
            case "write" -> of.with("\0body", Texts.of(of.getOr("\0body", ""), false) + Texts.of(first, false));
            case "end" -> {
                if (first != Values.UNDEFINED && !(first instanceof Values.Function)) {
                    of.with("\0body", Texts.of(of.getOr("\0body", ""), false) + Texts.of(first, false));
                }
                of.with("\0ended", true);
            }
            case "send", "json" -> {
                boolean json = name.equals("json") || first instanceof Values.Items || first instanceof Values.Thing;
                headers.fields.putIfAbsent("Content-Type", json ? "application/json; charset=utf-8" : "text/html; charset=utf-8");
                of.with("\0body", json ? Texts.json(first, false, "", "") : Texts.of(first, false)).with("\0ended", true).with("\0tagged", true);
            }
            case "sendStatus" -> {
                of.with("statusCode", first).with("\0body", dev.drydock.sandbox.app.serve.HttpMessages.reason((int) Operators.number(first))).with("\0ended", true).with("\0tagged", true);
                headers.with("Content-Type", "text/plain; charset=utf-8");
            }
            case "redirect" -> {
                Object target = a.get(a.size() - 1);
                of.with("statusCode", a.size() > 1 ? first : 302L).with("\0body", "Found. Redirecting to " + Texts.of(target, false)).with("\0ended", true);
                headers.with("Location", target).with("Content-Type", "text/plain; charset=utf-8");
            }
            default -> throw new Trouble.Beyond("res." + name);
        }
        return of;
    }
}

package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code python3 -m http.server}: the files of a folder. */
record PythonFiles(String folder, String version) implements Web<Integer> {
    private static final Map<String, String> TYPES = Map.of("html", "text/html", "txt", "text/plain", "css", "text/css", "js", "text/javascript", "json", "application/json", "png", "image/png",
            "jpg", "image/jpeg", "svg", "image/svg+xml", "py", "text/x-python", "md", "text/markdown");

    static Step start(Sys sys, List<String> words, String version) {
        String port = "8000";
        String bind = "0.0.0.0";
        String folder = sys.directory();
        for (int i = 0; i < words.size(); i++) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            if (words.get(i).matches("--bind|-b|--directory|-d")) {
                bind = words.get(i).contains("b") ? value : bind;
                folder = words.get(i).contains("d") && !words.get(i).equals("--bind") ? value : folder;
                i++;
            } else {
                port = words.get(i);
            }
        }
        if (!port.matches("\\d{1,5}")) {
            return sys.fail("usage: server.py [-h] [--cgi] [-b ADDRESS] [-d DIRECTORY] [-p VERSION] [port]\nserver.py: error: argument port: invalid int value: '" + port + "'\n", 2);
        }
        int number = Integer.parseInt(port);
        Outcome<Integer> bound = sys.listen(bind, number);
        if (!bound.ok()) {
            return sys.fail("OSError: [Errno 98] Address already in use\n", 1);
        }
        PythonFiles files = new PythonFiles(folder.replaceFirst("/$", ""), version);
        return sys.print("Serving HTTP on " + bind + " port " + port + " (http://" + bind + ":" + port + "/) ...\n", s -> Loop.serve(s, files, 0, number, bound.value()));
    }

    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.INT);
    }

    @Override
    public Step end(Sys sys, Integer state, Signal signal) {
        return sys.print("\nKeyboard interrupt received, exiting.\n", 0);
    }

    @Override
    public boolean closesAlways() {
        return true;
    }

    @Override
    public Exchanged<Integer> answer(Sys sys, Integer state, Visit visit) {
        HttpMessage answer = page(sys, visit);
        String day = PythonLibrary.date(sys.now(), "%d/%b/%Y %H:%M:%S");
        String head = visit.peer().address() + " - - [" + day + "] ";
        String missing = answer.status() == 404 ? head + "code 404, message File not found\n" : "";
        return Exchanged.of(state, answer).complaining(missing + head + "\"" + visit.request().start() + "\" " + answer.status() + " -\n");
    }

    private HttpMessage message(Sys sys, int status, String reason, String type, Bytes body, String... more) {
        List<HttpMessage.Header> headers = new ArrayList<>(Web.headers("Server", "SimpleHTTP/0.6 Python/" + version, "Date", HttpMessages.date(sys.now())));
        if (status == 404) {
            headers.add(new HttpMessage.Header("Connection", "close"));
        }
        headers.add(new HttpMessage.Header("Content-type", type));
        headers.add(new HttpMessage.Header("Content-Length", Integer.toString(body.length())));
        headers.addAll(Web.headers(more));
        return new HttpMessage("HTTP/1.0 " + status + " " + reason, headers, body);
    }

    private HttpMessage page(Sys sys, Visit visit) {
        String path = visit.path();
        Outcome<Node> node = path.contains("/../") ? Outcome.refused(dev.drydock.sandbox.process.Errno.ENOENT) : sys.files().node(folder + path);
        if (node.ok() && node.value() instanceof Directory) {
            if (!path.endsWith("/")) {
                return message(sys, 301, "Moved Permanently", "text/html", Bytes.EMPTY, "Location", path + "/");
            }
            return sys.files().exists(folder + path + "index.html") ? file(sys, folder + path + "index.html") : listing(sys, path);
        }
        return node.ok() ? file(sys, folder + path) : missing(sys);
    }

    private HttpMessage missing(Sys sys) {
        return message(sys, 404, "File not found", "text/html;charset=utf-8", Bytes.of("<!DOCTYPE HTML>\n<html lang=\"en\">\n    <head>\n        <meta charset=\"utf-8\">\n"
                + "        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: 404</p>\n        <p>Message: File not found.</p>\n"
                + "        <p>Error code explanation: 404 - Nothing matches the given URI.</p>\n    </body>\n</html>\n"));
    }

    private HttpMessage file(Sys sys, String path) {
        Outcome<Bytes> content = sys.files().read(path);
        if (!content.ok()) {
            return missing(sys);
        }
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        long modified = sys.files().node(path).toOptional().map(n -> n.attributes().modifiedMicros()).orElse(sys.now());
        return message(sys, 200, "OK", TYPES.getOrDefault(extension, "application/octet-stream"), content.value(), "Last-Modified", HttpMessages.date(modified));
    }

    private HttpMessage listing(Sys sys, String path) {
        String title = "Directory listing for " + HttpMessages.escaped(path);
        StringBuilder html = new StringBuilder("<!DOCTYPE HTML>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n<hr>\n<ul>\n");
        sys.files().list(folder + path).toOptional().ifPresent(children -> children.forEach((name, node) -> {
            String shown = HttpMessages.escaped(node instanceof Directory ? name + "/" : name);
            html.append("<li><a href=\"").append(shown).append("\">").append(shown).append("</a></li>\n");
        }));
        return message(sys, 200, "OK", "text/html; charset=utf-8", Bytes.of(html.append("</ul>\n<hr>\n</body>\n</html>\n").toString()));
    }
}

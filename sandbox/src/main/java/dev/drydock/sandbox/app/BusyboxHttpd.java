package dev.drydock.sandbox.app;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * BusyBox's applet {@code httpd}: serves the files of a folder. CGI and its configuration file are not here.
 *
 * @param home the folder
 * @param verbose whether it logs requests
 */
record BusyboxHttpd(String home, boolean verbose) implements Web<Integer> {
    private static final Map<String, String> TYPES = Map.of("html", "text/html", "htm", "text/html", "txt", "text/plain", "css", "text/css",
            "js", "text/javascript", "json", "application/json", "png", "image/png", "jpg", "image/jpeg", "gif", "image/gif", "svg", "image/svg+xml");

    static Step start(Sys sys) {
        List<String> words = sys.arguments();
        String home = sys.directory();
        String port = "80";
        boolean foreground = false;
        boolean verbose = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.matches("-[fvi]+")) {
                foreground |= word.contains("f");
                verbose |= word.contains("v");
            } else if (word.matches("-[fv]*[phcurm]") && i + 1 < words.size()) {
                foreground |= word.contains("f");
                verbose |= word.contains("v");
                String value = words.get(++i);
                port = word.endsWith("p") ? value.replaceFirst(".*:", "") : port;
                home = word.endsWith("h") ? value : home;
            } else {
                return Tools.notSimulated(sys, "httpd " + word);
            }
        }
        if (!sys.files().isDirectory(home)) {
            return sys.fail("httpd: can't change directory to '" + home + "': No such file or directory\n", 1);
        }
        if (!port.matches("\\d{1,5}")) {
            return sys.fail("httpd: bad port '" + port + "'\n", 1);
        }
        int number = Integer.parseInt(port);
        Outcome<Integer> bound = sys.listen("0.0.0.0", number);
        if (!bound.ok()) {
            return sys.fail("httpd: bind: " + bound.errno().text() + "\n", 1);
        }
        BusyboxHttpd server = new BusyboxHttpd(sys.files().realPath(home).toOptional().orElse(home), verbose);
        if (foreground) {
            return Loop.serve(sys, server, 0, number, bound.value());
        }
        Outcome<Process> daemon = sys.fork(new Sys.Child(java.util.Optional.of(0), true, s -> Loop.serve(s, server, 0, number, bound.value())));
        return Step.exit(daemon.ok() ? 0 : 1);
    }

    @Override
    public boolean closesAlways() {
        return true;
    }

    @Override
    public Exchanged<Integer> answer(Sys sys, Integer state, Visit visit) {
        HttpMessage answer = page(sys, visit);
        String line = "[::ffff:" + visit.peer().address() + "]:" + visit.peer().port() + ": response:" + answer.status() + "\n";
        return verbose ? Exchanged.of(state, answer).complaining(line) : Exchanged.of(state, answer);
    }

    private HttpMessage page(Sys sys, Visit visit) {
        String path = visit.path();
        if (!visit.method().matches("GET|HEAD")) {
            return error(sys, 501, "Not Implemented", "The requested method is not recognized");
        }
        if (path.contains("/../") || path.endsWith("/..")) {
            return error(sys, 400, "Bad Request", "Unsupported method");
        }
        Outcome<Node> node = sys.files().node(home + path);
        if (node.ok() && node.value() instanceof Directory && !path.endsWith("/")) {
            return HttpMessages.of(302, Web.headers("Date", HttpMessages.date(sys.now()), "Connection", "close", "Location", path + "/"), Bytes.EMPTY);
        }
        String file = home + path + (path.endsWith("/") ? "index.html" : "");
        Outcome<Bytes> content = sys.files().read(file);
        if (!content.ok()) {
            return error(sys, 404, "Not Found", "The requested URL was not found");
        }
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        long modified = sys.files().node(file).toOptional().filter(RegularFile.class::isInstance).map(n -> n.attributes().modifiedMicros()).orElse(sys.now());
        return new HttpMessage("HTTP/1.1 200 OK", Web.headers("Date", HttpMessages.date(sys.now()), "Connection", "close",
                "Content-type", TYPES.getOrDefault(extension, "application/octet-stream"), "Accept-Ranges", "bytes",
                "Last-Modified", HttpMessages.date(modified), "Content-Length", Integer.toString(content.value().length())), content.value());
    }

    private static HttpMessage error(Sys sys, int status, String title, String text) {
        Bytes body = Bytes.of("<HTML><HEAD><TITLE>" + status + " " + title + "</TITLE></HEAD>\n<BODY><H1>" + status + " " + title + "</H1>\n" + text + "\n</BODY></HTML>\n");
        return new HttpMessage("HTTP/1.1 " + status + " " + title,
                Web.headers("Date", HttpMessages.date(sys.now()), "Connection", "close", "Content-type", "text/html"), body);
    }
}

package dev.drydock.sandbox.app.httpd;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers requests as the configuration says. What it knows is the site in force. */
record Serving(String file) implements Web<Site> {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html"), Map.entry("htm", "text/html"), Map.entry("txt", "text/plain"), Map.entry("css", "text/css"),
            Map.entry("js", "text/javascript"), Map.entry("json", "application/json"), Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"),
            Map.entry("gif", "image/gif"), Map.entry("svg", "image/svg+xml"), Map.entry("xml", "application/xml"), Map.entry("pdf", "application/pdf"),
            Map.entry("ico", "image/vnd.microsoft.icon"));

    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.TERM, Signal.WINCH, Signal.INT, Signal.HUP, Signal.USR1);
    }

    @Override
    public Step end(Sys sys, Site site, Signal signal) {
        String said = switch (signal) {
            case WINCH -> Httpd.line(sys, "mpm_event:notice", "AH00492: caught SIGWINCH, shutting down gracefully");
            case HUP -> Httpd.line(sys, "mpm_event:notice", "AH00494: SIGHUP received.  Attempting to restart");
            case USR1 -> Httpd.line(sys, "mpm_event:notice", "AH00493: SIGUSR1 received.  Doing graceful restart");
            default -> Httpd.line(sys, "mpm_event:notice", "AH00491: caught SIGTERM, shutting down");
        };
        if (signal == Signal.HUP || signal == Signal.USR1) {
            // The whole program begins anew in the same process, which reads its configuration again.
            for (int descriptor = 3; descriptor < 64; descriptor++) {
                sys.close(descriptor);
            }
            return sys.complain(said, Httpd::start);
        }
        sys.files().unlink(Httpd.PID_FILE);
        return sys.fail(said, 0);
    }

    @Override
    public HttpMessage badRequest(Sys sys) {
        return HttpMessages.of(400, "text/html; charset=iso-8859-1", page(400, "Bad Request", "Your browser sent a request that this server could not understand.<br />"));
    }

    @Override
    public Exchanged<Site> answer(Sys sys, Site site, Visit visit) {
        Place place = new Place(sys, site, visit, site.forRequest(visit.peer().local(), visit.host()));
        HttpMessage answer = place.found();
        String logged = logs(sys, place, visit, answer);
        return new Exchanged<>(site, answer, logged, place.errors.toString(), 0);
    }

    /** The access log's lines that go to standard output. */
    private static String logs(Sys sys, Place place, Visit visit, HttpMessage answer) {
        StringBuilder text = new StringBuilder();
        for (Line log : Site.all(place.lines, "customlog")) {
            String format = Site.all(place.lines, "logformat").stream().filter(f -> f.word(1).equals(log.word(1))).findFirst().map(f -> f.word(0)).orElse(log.word(1));
            String bytes = visit.method().equals("HEAD") || answer.body().isEmpty() ? "-" : Integer.toString(answer.body().length());
            String line = format.replace("%h", visit.peer().address()).replace("%a", visit.peer().address()).replace("%l", "-").replace("%u", "-")
                    .replace("%t", "[" + HttpMessages.logDate(sys.now()) + "]").replace("%r", visit.request().start()).replace("%>s", Integer.toString(answer.status()))
                    .replace("%b", bytes).replace("%O", Integer.toString(answer.body().length())).replace("%v", sys.space().hostname())
                    .replace("%{Referer}i", visit.request().header("Referer").orElse("-"))
                    .replace("%{User-Agent}i", visit.request().header("User-Agent").orElse("-")) + "\n";
            if (log.word(0).matches("/proc/self/fd/1|/dev/stdout")) {
                text.append(line);
            } else {
                sys.files().append(Configuration.absolute(log.word(0)), Bytes.of(line));
            }
        }
        return text.toString();
    }

    private static Bytes page(int status, String title, String text) {
        return Bytes.of("<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>" + status + " " + title + "</title>\n</head><body>\n<h1>"
                + title + "</h1>\n<p>" + text + "</p>\n</body></html>\n");
    }

    /** Where a request has come to. Valid for one step. */
    private static final class Place {
        private final Sys sys;
        private final Site site;
        private final Visit visit;
        private final List<Line> lines;
        private final StringBuilder errors = new StringBuilder();

        Place(Sys sys, Site site, Visit visit, List<Line> lines) {
            this.sys = sys;
            this.site = site;
            this.visit = visit;
            this.lines = lines;
        }

        private HttpMessage message(int status, Bytes body, String type, String... more) {
            List<String> all = new ArrayList<>(List.of("Date", HttpMessages.date(sys.now()), "Server", "Apache/" + site.version() + " (Unix)"));
            all.addAll(List.of(more));
            List<HttpMessage.Header> headers = new ArrayList<>(Web.headers(all.toArray(String[]::new)));
            headers.add(new HttpMessage.Header("Content-Length", Integer.toString(body.length())));
            headers.add(new HttpMessage.Header("Content-Type", type));
            return new HttpMessage("HTTP/1.1 " + status + " " + HttpMessages.reason(status), headers, body);
        }

        private HttpMessage error(int status, String text) {
            Optional<Line> own = Site.all(lines, "errordocument").stream().filter(l -> l.word(0).equals(Integer.toString(status))).reduce((a, b) -> b);
            if (own.isPresent() && own.get().word(1).startsWith("/")) {
                Outcome<Bytes> content = sys.files().read(fileOf(own.get().word(1)));
                if (content.ok()) {
                    return message(status, content.value(), "text/html");
                }
            } else if (own.isPresent()) {
                return message(status, Bytes.of(own.get().word(1)), "text/html; charset=iso-8859-1");
            }
            return message(status, page(status, HttpMessages.reason(status), text), "text/html; charset=iso-8859-1");
        }

        private String fileOf(String path) {
            for (Line alias : Site.all(lines, "alias")) {
                if (path.startsWith(alias.word(0))) {
                    return alias.word(1) + path.substring(alias.word(0).length());
                }
            }
            return Configuration.absolute(Site.last(lines, "documentroot").map(l -> l.word(0)).orElse("htdocs")).replaceFirst("/$", "") + path;
        }

        HttpMessage found() {
            for (Line redirect : Site.all(lines, "redirect")) {
                int from = redirect.words().size() > 2 ? 1 : 0;
                if (visit.path().startsWith(redirect.word(from))) {
                    String target = redirect.word(from + 1) + visit.path().substring(redirect.word(from).length());
                    return moved(redirect.word(0).matches("permanent|301") ? 301 : 302, target);
                }
            }
            if (!List.of("GET", "HEAD", "POST", "OPTIONS").contains(visit.method())) {
                return error(405, "The requested method " + HttpMessages.escaped(visit.method()) + " is not allowed for this URL.");
            }
            String path = visit.path();
            if (path.contains("/../") || path.endsWith("/..")) {
                return error(400, "Your browser sent a request that this server could not understand.<br />");
            }
            String named = fileOf(path);
            boolean denied = Site.inDirectories(lines, named, "require").filter(l -> l.words().contains("denied")).isPresent()
                    || named.substring(named.lastIndexOf('/') + 1).startsWith(".ht");
            if (denied) {
                log("core:error", "AH00035: access to " + path + " denied (filesystem path '" + named + "') because of configuration");
                return error(403, "You don't have permission to access this resource.");
            }
            return file(path, named);
        }

        private HttpMessage moved(int status, String target) {
            return message(status, page(status, HttpMessages.reason(status), "The document has moved <a href=\"" + HttpMessages.escaped(target) + "\">here</a>."),
                    "text/html; charset=iso-8859-1", "Location", target);
        }

        private HttpMessage file(String path, String named) {
            Outcome<Node> node = sys.files().node(named);
            if (node.ok() && node.value() instanceof Directory) {
                return directory(path, named);
            }
            Outcome<Bytes> content = node.ok() ? sys.files().read(named) : Outcome.refused(node.errno());
            if (content.is(Errno.EACCES)) {
                log("core:error", "(13)Permission denied: AH00132: file permissions deny server access: " + named);
                return error(403, "You don't have permission to access this resource.");
            }
            if (!content.ok()) {
                return error(404, "The requested URL was not found on this server.");
            }
            long modified = node.value() instanceof RegularFile regular ? regular.attributes().modifiedMicros() : sys.now();
            String extension = named.substring(named.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            String tag = "\"" + Integer.toHexString(content.value().length()) + "-" + Long.toHexString(modified) + "\"";
            if (visit.request().header("If-None-Match").filter(tag::equals).isPresent()) {
                return new HttpMessage("HTTP/1.1 304 Not Modified", Web.headers("Date", HttpMessages.date(sys.now()), "Server", "Apache/" + site.version() + " (Unix)", "ETag", tag), Bytes.EMPTY);
            }
            return message(200, content.value(), TYPES.getOrDefault(extension, "application/octet-stream"),
                    "Last-Modified", HttpMessages.date(modified), "ETag", tag, "Accept-Ranges", "bytes");
        }

        private HttpMessage directory(String path, String named) {
            if (!path.endsWith("/")) {
                return moved(301, "http://" + visit.host() + path + "/");
            }
            for (String index : Site.last(lines, "directoryindex").map(Line::words).orElse(List.of("index.html"))) {
                if (sys.files().exists(named + index)) {
                    return file(path + index, named + index);
                }
            }
            List<String> options = Site.inDirectories(lines, named, "options").map(Line::words).orElse(List.of());
            if (options.stream().noneMatch(o -> o.equals("Indexes") || o.equals("+Indexes") || o.equals("All"))) {
                log("autoindex:error", "AH01276: Cannot serve directory " + named + ": No matching DirectoryIndex (index.html) found, and server-generated directory index forbidden by Options directive");
                return error(403, "You don't have permission to access this resource.");
            }
            StringBuilder html = new StringBuilder("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">\n<html>\n <head>\n  <title>Index of " + HttpMessages.escaped(path)
                    + "</title>\n </head>\n <body>\n<h1>Index of " + HttpMessages.escaped(path) + "</h1>\n<ul>");
            html.append(path.equals("/") ? "" : "<li><a href=\"" + HttpMessages.escaped(path.replaceFirst("[^/]+/$", "")) + "\"> Parent Directory</a></li>\n");
            sys.files().list(named).toOptional().ifPresent(children -> children.forEach((name, node) -> {
                String shown = HttpMessages.escaped(node instanceof Directory ? name + "/" : name);
                html.append("<li><a href=\"").append(shown).append("\"> ").append(shown).append("</a></li>\n");
            }));
            return message(200, Bytes.of(html.append("</ul>\n</body></html>\n").toString()), "text/html;charset=ISO-8859-1");
        }

        private void log(String module, String text) {
            errors.append(Httpd.line(sys, module, "[client " + visit.peer().address() + ":" + visit.peer().port() + "] " + text));
        }
    }
}

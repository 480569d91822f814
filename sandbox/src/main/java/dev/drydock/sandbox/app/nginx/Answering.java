package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From a request to an answer: location, return, proxy, files, error pages. */
final class Answering {
    private Answering() {}

    /** What is done with the answer. */
    @FunctionalInterface
    interface Then {
        Step run(Sys sys, HttpMessage answer);
    }

    static Step answer(Sys sys, Site site, Request request, boolean closes, Then told) {
        Then then = (s, answer) -> told.run(s, filtered(site, request, answer));
        String connection = closes ? "close" : "keep-alive";
        Optional<Site.Server> server = site.server(request.port(), request.host());
        if (server.isEmpty()) {
            return then.run(sys, Pages.page(sys, site, 404, connection));
        }
        Optional<Directive> location = Site.location(server.get(), request.path());
        Place place = new Place(sys, site, request, server.get(), location, connection);
        Optional<Directive> returns = location.flatMap(l -> l.last("return")).or(() -> server.get().block().last("return"));
        if (returns.isPresent()) {
            return then.run(sys, place.returned(returns.get()));
        }
        Optional<Directive> pass = location.flatMap(l -> l.last("proxy_pass"));
        if (pass.isPresent()) {
            return Proxy.pass(sys, site, request, server.get(), location.get(), pass.get(), connection, then);
        }
        if (location.flatMap(l -> l.last("deny")).filter(d -> d.word().equals("all")).isPresent()) {
            return then.run(sys, place.error(403));
        }
        if (!List.of("GET", "HEAD").contains(request.message().word(0))) {
            return then.run(sys, place.error(405));
        }
        return then.run(sys, place.file());
    }

    /** {@code sub_filter}: words of pages replaced, the first time only unless told otherwise. */
    private static HttpMessage filtered(Site site, Request request, HttpMessage answer) {
        Optional<Site.Server> server = site.server(request.port(), request.host());
        Optional<Directive> location = server.flatMap(s -> Site.location(s, request.path()));
        List<Directive> own = location.map(l -> l.all("sub_filter")).orElse(List.of());
        List<Directive> filters = own.isEmpty() ? server.map(s -> s.block().all("sub_filter")).orElse(List.of()) : own;
        if (filters.isEmpty() || !answer.header("Content-Type").orElse("").startsWith("text/html")) {
            return answer;
        }
        boolean once = site.inForce("sub_filter_once", server.orElseThrow(), location).filter(d -> d.word().equals("off")).isEmpty();
        String text = answer.body().text();
        for (Directive filter : filters.stream().filter(f -> f.words().size() > 1 && !f.word().isEmpty()).toList()) {
            String with = filter.words().get(1).replace("$host", request.host());
            int at = text.indexOf(filter.word());
            text = !once ? text.replace(filter.word(), with) : at < 0 ? text : text.substring(0, at) + with + text.substring(at + filter.word().length());
        }
        Bytes body = Bytes.of(text);
        List<HttpMessage.Header> headers = new ArrayList<>();
        for (HttpMessage.Header header : answer.headers()) {
            boolean length = header.name().equalsIgnoreCase("Content-Length");
            if (!header.name().equalsIgnoreCase("ETag") && !header.name().equalsIgnoreCase("Last-Modified") && !header.name().equalsIgnoreCase("Accept-Ranges")) {
                headers.add(length ? new HttpMessage.Header(header.name(), Integer.toString(body.length())) : header);
            }
        }
        return new HttpMessage(answer.start(), headers, body);
    }

    /** Where a request has come to. Valid for one step. */
    private record Place(Sys sys, Site site, Request request, Site.Server server, Optional<Directive> location, String connection) {
        HttpMessage returned(Directive directive) {
            boolean coded = directive.word().matches("\\d{3}");
            int status = coded ? Integer.parseInt(directive.word()) : 302;
            String text = coded ? (directive.words().size() > 1 ? directive.words().get(1) : "") : directive.word();
            String filled = text.replace("$host", request.host().replaceFirst(":\\d+$", "")).replace("$request_uri", request.message().word(1))
                    .replace("$uri", request.path()).replace("$hostname", sys.space().hostname()).replace("$remote_addr", request.client())
                    .replace("\\n", "\n");
            if (status / 100 == 3) {
                HttpMessage page = Pages.page(sys, site, status, connection);
                return Pages.message(sys, site, status, "text/html", page.body(), connection, List.of(new HttpMessage.Header("Location", filled)));
            }
            if (text.isEmpty()) {
                return error(status);
            }
            String type = site.inForce("default_type", server, location).map(Directive::word).orElse("text/plain");
            return Pages.message(sys, site, status, type, Bytes.of(filled), connection, added());
        }

        private List<HttpMessage.Header> added() {
            List<HttpMessage.Header> headers = new ArrayList<>();
            List<Directive> own = location.map(l -> l.all("add_header")).orElse(List.of());
            (own.isEmpty() ? server.block().all("add_header") : own).stream().filter(d -> d.words().size() > 1).forEach(d ->
                    headers.add(new HttpMessage.Header(d.word(), d.words().get(1).replace("$hostname", sys.space().hostname()))));
            return headers;
        }

        private String fileOf(String path) {
            Optional<Directive> alias = location.flatMap(l -> l.last("alias"));
            if (alias.isPresent()) {
                return alias.get().word() + path.substring(Math.min(path.length(), Site.prefixOf(location.get()).length()));
            }
            return site.inForce("root", server, location).map(Directive::word).orElse("/etc/nginx/html") + path;
        }

        HttpMessage file() {
            if (request.path().contains("/../") || request.path().endsWith("/..")) {
                return Pages.page(sys, site, 400, connection);
            }
            Optional<Directive> tries = location.flatMap(l -> l.last("try_files"));
            if (tries.isPresent()) {
                return tried(tries.get());
            }
            return found(request.path());
        }

        private HttpMessage tried(Directive tries) {
            List<String> words = tries.words();
            for (int i = 0; i < words.size() - 1; i++) {
                String path = words.get(i).replace("$uri", request.path());
                boolean directory = path.endsWith("/");
                Optional<Node> node = sys.files().node(fileOf(path)).toOptional();
                if (node.isPresent() && node.get() instanceof Directory == directory) {
                    return found(path);
                }
            }
            String last = words.isEmpty() ? "=404" : words.get(words.size() - 1);
            return last.matches("=\\d{3}") ? error(Integer.parseInt(last.substring(1))) : found(last.replace("$uri", request.path()).replaceFirst("\\?.*", ""));
        }

        private HttpMessage found(String path) {
            String file = fileOf(path);
            Outcome<Node> node = sys.files().node(file);
            if (node.ok() && node.value() instanceof Directory) {
                return directory(path, file);
            }
            Outcome<Bytes> content = node.ok() ? sys.files().read(file) : Outcome.refused(node.errno());
            if (!content.ok()) {
                String why = content.errno() == Errno.EACCES ? "13: Permission denied" : content.errno() == Errno.ENOTDIR ? "20: Not a directory" : "2: No such file or directory";
                log("open() \"" + file + "\" failed (" + why + ")");
                return error(content.errno() == Errno.EACCES ? 403 : 404);
            }
            RegularFile regular = node.value() instanceof RegularFile r ? r : RegularFile.of("");
            return content(path, content.value(), regular);
        }

        private HttpMessage directory(String path, String file) {
            if (!path.endsWith("/")) {
                HttpMessage page = Pages.page(sys, site, 301, connection);
                String target = "http://" + request.host() + path + "/" + request.query();
                return Pages.message(sys, site, 301, "text/html", page.body(), connection, List.of(new HttpMessage.Header("Location", target)));
            }
            List<String> indexes = site.inForce("index", server, location).map(Directive::words).orElse(List.of("index.html"));
            for (String index : indexes) {
                if (sys.files().exists(file + index)) {
                    return found(path + index);
                }
            }
            if (site.inForce("autoindex", server, location).filter(d -> d.word().equals("on")).isPresent()) {
                return listing(path, file);
            }
            log("directory index of \"" + file + "\" is forbidden");
            return error(403);
        }

        private HttpMessage listing(String path, String file) {
            StringBuilder html = new StringBuilder("<html>\r\n<head><title>Index of " + path + "</title></head>\r\n<body>\r\n<h1>Index of " + path + "</h1><hr><pre><a href=\"../\">../</a>\r\n");
            sys.files().list(file).toOptional().ifPresent(children -> children.forEach((name, node) -> {
                String shown = node instanceof Directory ? name + "/" : name;
                html.append("<a href=\"").append(shown).append("\">").append(shown).append("</a>\r\n");
            }));
            return Pages.message(sys, site, 200, "text/html", Bytes.of(html.append("</pre><hr></body>\r\n</html>\r\n").toString()), connection, added());
        }

        private HttpMessage content(String path, Bytes body, RegularFile file) {
            String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            String type = site.types().getOrDefault(extension, site.inForce("default_type", server, location).map(Directive::word).orElse("text/plain"));
            long modified = file.attributes().modifiedMicros();
            String tag = "\"" + Long.toHexString(modified / 1_000_000) + "-" + Long.toHexString(body.length()) + "\"";
            List<HttpMessage.Header> more = new ArrayList<>();
            more.add(new HttpMessage.Header("Last-Modified", Pages.time(modified)));
            more.add(new HttpMessage.Header("ETag", tag));
            more.addAll(added());
            more.add(new HttpMessage.Header("Accept-Ranges", "bytes"));
            return Pages.message(sys, site, 200, type, body, connection, more);
        }

        private void log(String text) {
            Logs.error(sys, site, "error", "*" + request.connection() + " " + text + ", client: " + request.client() + ", server: "
                    + (server.names().isEmpty() ? "" : server.names().get(0)) + ", request: \"" + request.message().start() + "\", host: \"" + request.host() + "\"");
        }

        /** The page for a status: the configured one if there is, else nginx's own. */
        HttpMessage error(int status) {
            List<Directive> pages = new ArrayList<>(server.block().all("error_page"));
            location.ifPresent(l -> pages.addAll(0, l.all("error_page")));
            for (Directive page : pages) {
                if (page.words().contains(Integer.toString(status))) {
                    Outcome<Bytes> content = sys.files().read(fileOf(page.words().get(page.words().size() - 1)));
                    if (content.ok()) {
                        return Pages.message(sys, site, status, "text/html", content.value(), connection, List.of());
                    }
                }
            }
            return Pages.page(sys, site, status, connection);
        }
    }
}

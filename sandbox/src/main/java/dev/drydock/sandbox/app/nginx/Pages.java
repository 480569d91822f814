package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Sys;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers with nginx's own pages and headers. */
final class Pages {
    private static final DateTimeFormatter HTTP_TIME = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"), Map.entry(201, "Created"), Map.entry(204, "No Content"), Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"), Map.entry(302, "Moved Temporarily"), Map.entry(303, "See Other"), Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"), Map.entry(308, "Permanent Redirect"), Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"), Map.entry(405, "Not Allowed"), Map.entry(413, "Request Entity Too Large"),
            Map.entry(500, "Internal Server Error"), Map.entry(502, "Bad Gateway"), Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Time-out"));

    private Pages() {}

    static String reason(int status) {
        return REASONS.getOrDefault(status, "");
    }

    static String time(long micros) {
        return HTTP_TIME.format(Logs.time(micros));
    }

    /** The built-in page of a status. */
    static HttpMessage page(Sys sys, Site site, int status, String connection) {
        String title = status + " " + reason(status);
        String html = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n<hr><center>nginx/"
                + site.version() + "</center>\r\n</body>\r\n</html>\r\n";
        return message(sys, site, status, "text/html", Bytes.of(html), connection, List.of());
    }

    /** An answer with the headers that every answer has, more of them before {@code Connection} ends the list. */
    static HttpMessage message(
            Sys sys, Site site, int status, String type, Bytes body, String connection, List<HttpMessage.Header> more) {
        List<HttpMessage.Header> headers = new ArrayList<>();
        headers.add(new HttpMessage.Header("Server", "nginx/" + site.version()));
        headers.add(new HttpMessage.Header("Date", time(sys.now())));
        headers.add(new HttpMessage.Header("Content-Type", type));
        headers.add(new HttpMessage.Header("Content-Length", Integer.toString(body.length())));
        more.stream().filter(h -> h.name().equals("Last-Modified") || h.name().equals("Location")).forEach(headers::add);
        headers.add(new HttpMessage.Header("Connection", connection));
        more.stream().filter(h -> !h.name().equals("Last-Modified") && !h.name().equals("Location")).forEach(headers::add);
        return new HttpMessage("HTTP/1.1 " + status + " " + reason(status), headers, body);
    }
}

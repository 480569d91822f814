package dev.drydock.sandbox.app.serve;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts that every HTTP server needs: reasons, dates, percent escapes. */
public final class HttpMessages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final DateTimeFormatter COMMON_LOG = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"), Map.entry(201, "Created"), Map.entry(202, "Accepted"), Map.entry(204, "No Content"), Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"), Map.entry(302, "Found"), Map.entry(303, "See Other"), Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"), Map.entry(308, "Permanent Redirect"), Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"), Map.entry(405, "Method Not Allowed"), Map.entry(409, "Conflict"),
            Map.entry(413, "Payload Too Large"), Map.entry(416, "Range Not Satisfiable"), Map.entry(418, "I'm a Teapot"), Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"), Map.entry(501, "Not Implemented"), Map.entry(502, "Bad Gateway"), Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private HttpMessages() {}

    public static String reason(int status) {
        return REASONS.getOrDefault(status, "Unknown");
    }

    /** {@code Thu, 15 Jan 2026 09:00:00 GMT}. */
    public static String date(long micros) {
        return DATE.format(moment(micros));
    }

    /** {@code 15/Jan/2026:09:00:00 +0000}, as logs of the common format have it. */
    public static String logDate(long micros) {
        return COMMON_LOG.format(moment(micros));
    }

    public static ZonedDateTime moment(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)).atZone(ZoneOffset.UTC);
    }

    /** An answer with length and type only. */
    public static HttpMessage of(int status, String type, Bytes body) {
        return of(status, List.of(new HttpMessage.Header("Content-Type", type)), body);
    }

    /** An answer with these headers and its length. */
    public static HttpMessage of(int status, List<HttpMessage.Header> headers, Bytes body) {
        List<HttpMessage.Header> all = new ArrayList<>(headers);
        all.add(new HttpMessage.Header("Content-Length", Integer.toString(body.length())));
        return new HttpMessage("HTTP/1.1 " + status + " " + reason(status), all, body);
    }

    /** Percent escapes undone; a broken one stays as it is. */
    public static String decoded(String raw) {
        byte[] bytes = Bytes.of(raw).toArray();
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean escape = bytes[i] == '%' && i + 2 < bytes.length && Character.digit(bytes[i + 1], 16) >= 0 && Character.digit(bytes[i + 2], 16) >= 0;
            out[length++] = escape ? (byte) (Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16)) : bytes[i];
            i += escape ? 2 : 0;
        }
        return Bytes.copyOf(out, 0, length).text();
    }

    /** HTML with its five signs escaped. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#x27;");
    }
}

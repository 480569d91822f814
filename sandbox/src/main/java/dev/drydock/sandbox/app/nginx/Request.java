package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.http.HttpMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A request as the server sees it.
 *
 * @param path decoded, without the query
 * @param client the address it came from
 * @param port that it came in on
 * @param connection counts connections of the worker, for the error log
 */
record Request(HttpMessage message, String path, String client, int port, long connection) {
    static Request of(HttpMessage message, String client, int port, long connection) {
        String raw = message.word(1).replaceFirst("\\?.*", "");
        String decoded;
        try {
            decoded = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            decoded = raw;
        }
        return new Request(message, decoded.isEmpty() ? "/" : decoded, client, port, connection);
    }

    String host() {
        return message.header("Host").orElse("");
    }

    String query() {
        int mark = message.word(1).indexOf('?');
        return mark < 0 ? "" : message.word(1).substring(mark);
    }
}

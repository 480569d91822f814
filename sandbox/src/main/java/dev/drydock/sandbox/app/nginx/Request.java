package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;

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
        String decoded = decoded(raw);
        return new Request(message, decoded.isEmpty() ? "/" : decoded, client, port, connection);
    }

    /** Percent escapes undone; a broken one stays as it is. */
    private static String decoded(String raw) {
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

    String host() {
        return message.header("Host").orElse("");
    }

    String query() {
        int mark = message.word(1).indexOf('?');
        return mark < 0 ? "" : message.word(1).substring(mark);
    }
}

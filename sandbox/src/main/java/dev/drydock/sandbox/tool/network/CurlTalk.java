package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.http.HttpMessage;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What curl tells of an exchange: {@code -v} and {@code -w}. */
final class CurlTalk {
    private CurlTalk() {}

    /** The conversation for {@code -v}; empty without it. */
    static String of(CurlCall call, Address address, HttpMessage request, Fetch.Result.Answer answer) {
        if (!call.has("v")) {
            return "";
        }
        StringBuilder text = new StringBuilder("*   Trying " + answer.ip() + ":" + address.port() + "...\n");
        text.append("* Connected to ").append(address.host()).append(" (").append(answer.ip()).append(") port ").append(address.port()).append('\n');
        request.head().lines().forEach(line -> text.append("> ").append(line).append('\n'));
        answer.message().head().lines().forEach(line -> text.append("< ").append(line).append('\n'));
        if (answer.message().body().length() > 0) {
            text.append("{ [").append(answer.message().body().length()).append(" bytes data]\n");
        }
        return text.append("* Connection #0 to host ").append(address.host()).append(" left intact\n").toString();
    }

    /** The text of {@code -w}. */
    static String writeOut(String format, Address address, Fetch.Result.Answer answer) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "http_code", String.format(Locale.ROOT, "%03d", answer.message().status()),
                "response_code", String.format(Locale.ROOT, "%03d", answer.message().status()),
                "size_download", Integer.toString(answer.message().body().length()),
                "time_total", seconds(answer.tookMicros()),
                "time_connect", seconds(answer.connectMicros()),
                "remote_ip", answer.ip(),
                "remote_port", Integer.toString(address.port()),
                "url_effective", address.url(),
                "content_type", answer.message().header("Content-Type").orElse(""),
                "num_redirects", "0"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            int end = format.indexOf('}', i);
            if (c == '%' && format.startsWith("%{", i) && end > 0) {
                text.append(values.getOrDefault(format.substring(i + 2, end), ""));
                i = end;
            } else if (c == '\\' && i + 1 < format.length()) {
                char next = format.charAt(++i);
                text.append(next == 'n' ? "\n" : next == 't' ? "\t" : next == 'r' ? "\r" : "\\" + next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.6f", micros / 1e6);
    }
}

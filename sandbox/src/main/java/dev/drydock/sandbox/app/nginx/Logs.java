package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.http.HttpMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of the access log and the error log, and the files they go to. */
final class Logs {
    private static final DateTimeFormatter ERROR_TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)\\}?");

    private Logs() {}

    static ZonedDateTime time(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000).atZone(ZoneOffset.UTC);
    }

    /** {@code 2026/01/15 09:00:00 [notice] 1#1: text}. */
    static String line(Sys sys, String level, String text) {
        return ERROR_TIME.format(time(sys.now())) + " [" + level + "] " + sys.pid() + "#" + sys.pid() + ": " + text + "\n";
    }

    /** Writes without waiting: a log that nobody reads must not stop the server. */
    static void error(Sys sys, Site site, String level, String text) {
        String path = site.main().stream().filter(d -> d.name().equals("error_log")).reduce((a, b) -> b).map(Directive::word).orElse("/var/log/nginx/error.log");
        boolean notices = site.main().stream().filter(d -> d.name().equals("error_log")).reduce((a, b) -> b)
                .map(d -> d.words().size() > 1 && List.of("notice", "info", "debug").contains(d.words().get(1))).orElse(false);
        if (notices || !level.equals("notice")) {
            append(sys, path, line(sys, level, text));
        }
    }

    /** The access log's line for an exchange, unless it is switched off. */
    static void access(Sys sys, Site site, Optional<Directive> log, Request request, HttpMessage answer, int bodyBytes) {
        if (log.isPresent() && log.get().word().equals("off")) {
            return;
        }
        String path = log.map(Directive::word).orElse("/var/log/nginx/access.log");
        String format = site.formats().getOrDefault(log.filter(l -> l.words().size() > 1).map(l -> l.words().get(1)).orElse("combined"),
                site.formats().get("combined"));
        Matcher variables = VARIABLE.matcher(format);
        StringBuilder line = new StringBuilder();
        while (variables.find()) {
            variables.appendReplacement(line, Matcher.quoteReplacement(value(sys, variables.group(1), request, answer, bodyBytes)));
        }
        append(sys, path, variables.appendTail(line).append('\n').toString());
    }

    private static String value(Sys sys, String name, Request request, HttpMessage answer, int bodyBytes) {
        if (name.startsWith("http_")) {
            return request.message().header(name.substring(5).replace('_', '-')).orElse("-");
        }
        return switch (name) {
            case "remote_addr" -> request.client();
            case "remote_user" -> "-";
            case "time_local" -> LOCAL_TIME.format(time(sys.now()));
            case "time_iso8601" -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time(sys.now()));
            case "request" -> request.message().start();
            case "request_method" -> request.message().word(0);
            case "request_uri" -> request.message().word(1);
            case "uri" -> request.path();
            case "status" -> Integer.toString(answer.status());
            case "body_bytes_sent", "bytes_sent" -> Integer.toString(bodyBytes);
            case "host" -> request.host().replaceFirst(":\\d+$", "");
            case "request_time" -> "0.000";
            case "hostname" -> sys.space().hostname();
            default -> "-";
        };
    }

    private static void append(Sys sys, String path, String line) {
        Outcome<Integer> opened = sys.open(path, Sys.OpenMode.APPEND);
        if (opened.ok()) {
            sys.write(opened.value(), Bytes.of(line));
            sys.close(opened.value());
        }
    }
}

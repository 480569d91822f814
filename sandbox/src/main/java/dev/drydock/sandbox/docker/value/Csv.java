package dev.drydock.sandbox.docker.value;

import dev.drydock.sandbox.command.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of comma-separated fields in Go's dialect: a field that begins with a double quote goes on to the closing one. */
public final class Csv {
    private Csv() {}

    /** Accepts a well-formed line as it stands. */
    static Reading read(String line) {
        return complaint(line).map(Reading::refused).orElseGet(() -> Reading.accepted(line));
    }

    /** Why the line is not well-formed, if it is not. An empty line has no record to read. */
    static Optional<String> complaint(String line) {
        if (line.isEmpty()) {
            return Optional.of("EOF");
        }
        int at = 0;
        while (at <= line.length()) {
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int end = quoted ? closing(line, at) : comma(line, at);
            if (quoted && end < 0) {
                return Optional.of("parse error on line 1, column " + (line.length() + 1) + ": extraneous or missing \" in quoted-field");
            }
            if (quoted && end + 1 < line.length() && line.charAt(end + 1) != ',') {
                return Optional.of("parse error on line 1, column " + (end + 1) + ": extraneous or missing \" in quoted-field");
            }
            int bare = quoted ? -1 : line.substring(at, end).indexOf('"');
            if (bare >= 0) {
                return Optional.of("parse error on line 1, column " + (at + bare + 1) + ": bare \" in non-quoted-field");
            }
            at = (quoted ? end + 1 : end) + 1;
        }
        return Optional.empty();
    }

    /** The fields of a well-formed line. */
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int end = quoted ? closing(line, at) : comma(line, at);
            fields.add(quoted ? line.substring(at + 1, end).replace("\"\"", "\"") : line.substring(at, end));
            at = (quoted ? end + 1 : end) + 1;
        }
        return List.copyOf(fields);
    }

    private static int comma(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    private static int closing(String line, int from) {
        int at = from + 1;
        while (at < line.length()) {
            if (line.charAt(at) == '"') {
                if (at + 1 >= line.length() || line.charAt(at + 1) != '"') {
                    return at;
                }
                at++;
            }
            at++;
        }
        return -1;
    }
}

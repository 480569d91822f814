package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.command.Reading;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Times as {@code --since} and {@code --until} take them: a duration ago, a date, a date and time, or seconds since 1970. */
public final class Timestamps {
    private static final long NANOS = 1_000_000_000L;

    private Timestamps() {}

    /**
     * The time for the query, in seconds since 1970.
     *
     * @param now virtual microseconds since 1970
     */
    public static Reading read(String value, long now) {
        Optional<Long> ago = value.equals("0") ? Optional.empty() : Numbers.nanoseconds(value);
        if (ago.isPresent()) {
            return Reading.accepted(Long.toString(Math.floorDiv(now * 1000 - ago.get(), NANOS)));
        }
        if (value.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            return date(value);
        }
        if (value.contains("-")) {
            return Reading.refused("parsing time " + Quote.go(value) + " as \"2006-01-02\": cannot parse " + Quote.go(value) + " as \"2006\"");
        }
        return value.matches("[0-9]+(\\.[0-9]+)?")
                ? Reading.accepted(value)
                : Reading.refused("failed to parse value as time or duration: " + Quote.go(value));
    }

    private static Reading date(String value) {
        try {
            String text = value.replace('t', 'T');
            boolean zoned = text.matches(".*([zZ]|[+-]\\d\\d:\\d\\d)$") && text.contains("T");
            String zone = !zoned ? "" : text.endsWith("Z") || text.endsWith("z") ? text.substring(text.length() - 1) : text.substring(text.length() - 6);
            String local = text.substring(0, text.length() - zone.length()).replaceFirst("Z$", "");
            String whole = !local.contains("T") ? local + "T00:00" : local.matches(".*T\\d\\d$") ? local + ":00" : local;
            ZoneOffset offset = zone.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
            OffsetDateTime time = LocalDateTime.parse(whole).atOffset(offset);
            return Reading.accepted(String.format(Locale.ROOT, "%d.%09d", time.toEpochSecond(), time.getNano()));
        } catch (DateTimeException unreadable) {
            return Reading.refused("parsing time " + Quote.go(value) + ": out of range");
        }
    }
}

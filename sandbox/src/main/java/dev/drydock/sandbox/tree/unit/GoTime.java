package dev.drydock.sandbox.tree.unit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as Go writes them, in UTC. */
public final class GoTime {
    /** The zero of Go's time. */
    public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private GoTime() {}

    /** {@code time.Time.String}: {@code 2026-11-23 14:38:16.672340738 +0000 UTC}. */
    public static String string(Instant time) {
        String fraction = "";
        if (time.getNano() != 0) {
            fraction = String.format(Locale.ROOT, ".%09d", time.getNano());
            while (fraction.endsWith("0")) fraction = fraction.substring(0, fraction.length() - 1);
        }
        return DATE.format(time) + fraction + " +0000 UTC";
    }

    /** {@code time.RFC3339}: {@code 2026-11-23T17:03:18Z}. */
    public static String rfc3339(Instant time) {
        return DATE.format(time).replace(' ', 'T') + "Z";
    }

    /** A time of the Engine API; Go's zero for a text that is none. */
    public static Instant read(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException none) {
            return ZERO;
        }
    }

    /** How long ago, in words: {@code 3 minutes ago}. */
    public static String ago(Instant then, Instant now) {
        return Units.span(Duration.between(then, now)) + " ago";
    }
}

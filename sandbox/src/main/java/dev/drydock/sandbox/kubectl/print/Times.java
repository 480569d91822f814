package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.tree.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time of objects. */
public final class Times {
    private static final DateTimeFormatter RFC1123Z = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter RFC3339 = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z z", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private Times() {}

    /** Microseconds since 1970; {@link Long#MIN_VALUE} for none. */
    public static long micros(Tree time) {
        if (time.text().isEmpty()) {
            return Long.MIN_VALUE;
        }
        Instant instant = instant(time.text());
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }

    private static Instant instant(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException none) {
            return ZERO;
        }
    }

    /** {@code Mon, 23 Nov 2026 14:22:58 +0000}. */
    public static String full(Tree time) {
        return RFC1123Z.format(time.text().isEmpty() ? ZERO : instant(time.text()));
    }

    /** {@code 2026-11-23 14:22:58 +0000 UTC}. */
    public static String plain(Tree time) {
        return PLAIN.format(time.text().isEmpty() ? ZERO : instant(time.text()));
    }

    /** {@code 2026-11-23T14:22:58Z}. */
    public static String rfc3339(long micros) {
        return RFC3339.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
    }

    /** How long ago, as tables show it. */
    public static String since(Tree time, long nowMicros) {
        return time.text().isEmpty() ? "<unknown>" : HumanDuration.of(nowMicros - micros(time));
    }
}

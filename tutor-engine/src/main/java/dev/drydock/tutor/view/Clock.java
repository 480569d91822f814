package dev.drydock.tutor.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The virtual clock as {@code date} would show it. */
final class Clock {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Clock() {}

    /** @param micros virtual microseconds since 1970 */
    static String text(long micros) {
        return TIME.format(Instant.ofEpochMilli(micros / 1_000));
    }
}

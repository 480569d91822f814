package dev.drydock.tutor.sitting;

import java.time.Instant;

/** Virtual time as people read it. */
final class Duration {
    private Duration() {}

    /** {@code 1h02m03s}, {@code 2m03s}, {@code 4.5s}. */
    static String text(long micros) {
        long seconds = micros / 1_000_000;
        if (seconds < 60) return seconds + "." + micros / 100_000 % 10 + "s";
        String rest = two(seconds / 60 % 60) + "m" + two(seconds % 60) + "s";
        return seconds < 3_600 ? rest.replaceFirst("^0", "") : seconds / 3_600 + "h" + rest;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /** Date and time in UTC, to the second. */
    static String clock(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000).toString().replace('T', ' ').replace("Z", " UTC");
    }
}

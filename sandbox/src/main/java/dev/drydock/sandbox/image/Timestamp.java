package dev.drydock.sandbox.image;

import java.util.Optional;

/**
 * RFC 3339 text in UTC and microseconds since 1970, both ways. Written out by hand: the library's formatters cost a cold program more time
 * than all the rest of a short command.
 */
public final class Timestamp {
    private static final long SECOND = 1_000_000;

    private Timestamp() {}

    /** {@code 2026-01-15T09:00:00Z}. */
    public static String seconds(long micros) {
        long seconds = Math.floorDiv(micros, SECOND);
        long days = Math.floorDiv(seconds, 86_400L);
        int rest = (int) Math.floorMod(seconds, 86_400L);
        // Days to a date of the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long month = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * month + 2) / 5 + 1;
        long civilMonth = month < 10 ? month + 3 : month - 9;
        long year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0);
        return padded(year, 4) + "-" + padded(civilMonth, 2) + "-" + padded(day, 2)
                + "T" + padded(rest / 3600, 2) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2) + "Z";
    }

    /** A number with zeros before it. */
    public static String padded(long number, int digits) {
        String text = Long.toString(number);
        return text.length() >= digits ? text : "0".repeat(digits - text.length()) + text;
    }

    /** Microseconds of a text that is known to be right; decimals beyond are cut off. @throws IllegalArgumentException if it is not */
    public static long micros(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Microseconds of a text such as {@code 2026-01-15T09:00:00.5+08:00}; empty if it is none. */
    public static Optional<Long> parse(String text) {
        if (text.length() < 20 || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return Optional.empty();
        }
        int zone = 19;
        long fraction = 0;
        if (text.charAt(19) == '.') {
            long unit = SECOND / 10;
            for (zone = 20; zone < text.length() && digit(text, zone); zone++, unit /= 10) {
                fraction += (text.charAt(zone) - '0') * unit;
            }
        }
        long year = number(text, 0, 4);
        long month = number(text, 5, 7);
        long day = number(text, 8, 10);
        long time = number(text, 11, 13) * 3600 + number(text, 14, 16) * 60 + number(text, 17, 19);
        Optional<Long> offset = offset(text.substring(zone));
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || time < 0 || offset.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((days(year, month, day) * 86_400 + time - offset.get()) * SECOND + fraction);
    }

    private static long days(long year, long month, long day) {
        long shiftedYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shiftedYear, 400L);
        long yearOfEra = shiftedYear - era * 400;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /** Seconds east of Greenwich. */
    private static Optional<Long> offset(String text) {
        if (text.equals("Z") || text.equals("z")) {
            return Optional.of(0L);
        }
        if (text.length() != 6 || text.charAt(3) != ':' || number(text, 1, 3) < 0 || number(text, 4, 6) < 0) {
            return Optional.empty();
        }
        long seconds = number(text, 1, 3) * 3600 + number(text, 4, 6) * 60;
        return text.charAt(0) == '+' ? Optional.of(seconds) : text.charAt(0) == '-' ? Optional.of(-seconds) : Optional.empty();
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** The number between two places, far below zero if it is none. */
    private static long number(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            if (!digit(text, i)) {
                return Long.MIN_VALUE / 1_000_000;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}

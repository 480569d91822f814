package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.command.Reading;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as Go writes them; files may count in days and weeks, too. */
public final class Durations {
    private static final Pattern LONG_UNIT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([dw])");
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;

    private Durations() {}

    /** Nanoseconds. @throws Unfit with Go's complaint */
    static long read(String text) {
        long whole = 0;
        Matcher unit = LONG_UNIT.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (unit.find()) {
            whole += (long) (Double.parseDouble(unit.group(1)) * 24 * HOUR * (unit.group(2).equals("w") ? 7 : 1));
            unit.appendReplacement(rest, "");
        }
        unit.appendTail(rest);
        if (whole > 0 && rest.length() == 0) {
            return whole;
        }
        Optional<Long> nanoseconds = Numbers.nanoseconds(rest.toString());
        if (nanoseconds.isEmpty()) {
            throw new Unfit(((Reading.Refused) Numbers.duration(text)).why());
        }
        return whole + nanoseconds.get();
    }

    /** Nanoseconds of a text that Go wrote; 0 for none. */
    public static long nanoseconds(String text) {
        return Numbers.nanoseconds(text).orElse(0L);
    }

    /** {@code 1m30s}, {@code 1.5s}, {@code 300ms}, {@code 0s}. */
    public static String text(long nanoseconds) {
        if (nanoseconds == 0) {
            return "0s";
        }
        long size = Math.abs(nanoseconds);
        String sign = nanoseconds < 0 ? "-" : "";
        if (size < SECOND) {
            return sign + (size < 1_000 ? size + "ns" : size < 1_000_000 ? decimal(size, 3) + "µs" : decimal(size, 6) + "ms");
        }
        long hours = size / HOUR;
        long minutes = size % HOUR / (60 * SECOND);
        String seconds = decimal(size % (60 * SECOND), 9) + "s";
        return sign + (hours > 0 ? hours + "h" : "") + (hours > 0 || minutes > 0 ? minutes + "m" : "") + seconds;
    }

    private static String decimal(long value, int places) {
        return BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
    }
}

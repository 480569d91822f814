package dev.drydock.sandbox.build;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1m30s}, {@code 500ms}. */
public final class Duration {
    private static final Pattern PART = Pattern.compile("(\\d{1,12}(?:\\.\\d{0,9})?|\\.\\d{1,9})(ns|us|µs|ms|s|m|h)");

    private Duration() {}

    /** Nanoseconds; 0 for what is none. */
    public static long nanos(String text) {
        Matcher part = PART.matcher(text);
        double sum = 0;
        while (part.find()) {
            double unit = switch (part.group(2)) {
                case "h" -> 3600e9;
                case "m" -> 60e9;
                case "s" -> 1e9;
                case "ms" -> 1e6;
                case "ns" -> 1;
                default -> 1e3;
            };
            sum += Double.parseDouble(part.group(1)) * unit;
        }
        return (long) sum;
    }

    /** As Go prints it. */
    public static String text(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000_000_000) {
            return nanos >= 1_000_000 ? decimal(nanos / 1e6) + "ms" : nanos >= 1000 ? decimal(nanos / 1e3) + "µs" : nanos + "ns";
        }
        long minutes = nanos / 60_000_000_000L;
        String seconds = decimal(nanos % 60_000_000_000L / 1e9) + "s";
        return (minutes >= 60 ? minutes / 60 + "h" : "") + (minutes > 0 ? minutes % 60 + "m" : "") + seconds;
    }

    private static String decimal(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** What is wrong with a flag's duration. */
    static Optional<String> complaint(String flag, String text) {
        if (text.isEmpty() || text.equals("0")) {
            return Optional.empty();
        }
        Optional<String> misread = misread(text);
        boolean small = misread.isEmpty() && (nanos(text.replaceFirst("^[-+]", "")) < 1_000_000 || text.startsWith("-"));
        return small ? Optional.of("Interval \"" + flag + "\" cannot be less than 1ms") : misread;
    }

    /** Why a text is no duration, in Go's words. */
    public static Optional<String> misread(String text) {
        String body = text.replaceFirst("^[-+]", "");
        if (!body.equals("0") && !body.matches("(?:" + PART.pattern() + ")+")) {
            String units = body.replaceAll("[\\d.]", "");
            String quoted = "\"" + text + "\"";
            return Optional.of(body.matches("[\\d.]+") ? "time: missing unit in duration " + quoted
                    : body.matches("[\\d.].*") ? "time: unknown unit \"" + units + "\" in duration " + quoted : "time: invalid duration " + quoted);
        }
        return Optional.empty();
    }
}

package dev.drydock.sandbox.command;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Booleans, whole numbers and durations as Go's {@code strconv} and {@code time} read them, with their complaints. */
public final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("([+-]?)(0[xX]([0-9a-fA-F_]+)|0[bB]([01_]+)|0[oO]?([0-7_]+)|(0|[1-9][0-9_]*))");
    private static final Pattern PART = Pattern.compile("\\G([0-9]*\\.?[0-9]*)([^0-9.]*)");

    private Numbers() {}

    /** {@code 1 t T TRUE true True} and {@code 0 f F FALSE false False}; the canonical form is {@code true} or {@code false}. */
    public static Reading bool(String value) {
        return switch (value) {
            case "1", "t", "T", "TRUE", "true", "True" -> Reading.accepted("true");
            case "0", "f", "F", "FALSE", "false", "False" -> Reading.accepted("false");
            default -> Reading.refused("strconv.ParseBool: parsing " + Quote.go(value) + ": invalid syntax");
        };
    }

    /** A signed whole number in Go's notations (decimal, 0x, 0o, 0b) that fits into so many bits; canonical form decimal. */
    public static ValueKind.Rule signed(int bits) {
        return value -> whole("ParseInt", value, BigInteger.ONE.shiftLeft(bits - 1).negate(), BigInteger.ONE.shiftLeft(bits - 1));
    }

    /** An unsigned whole number that fits into so many bits; canonical form decimal. */
    public static ValueKind.Rule unsigned(int bits) {
        return value -> value.startsWith("+") || value.startsWith("-")
                ? syntax("ParseUint", value)
                : whole("ParseUint", value, BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits));
    }

    private static Reading whole(String function, String value, BigInteger least, BigInteger beyond) {
        Matcher matcher = WHOLE.matcher(value);
        if (!matcher.matches()) {
            return syntax(function, value);
        }
        BigInteger number = matcher.group(3) != null ? new BigInteger(plain(matcher.group(3)), 16)
                : matcher.group(4) != null ? new BigInteger(plain(matcher.group(4)), 2)
                : matcher.group(5) != null ? new BigInteger(plain(matcher.group(5)), 8)
                : new BigInteger(plain(matcher.group(6)));
        BigInteger signedNumber = matcher.group(1).equals("-") ? number.negate() : number;
        if (signedNumber.compareTo(least) < 0 || signedNumber.compareTo(beyond) >= 0) {
            return Reading.refused("strconv." + function + ": parsing " + Quote.go(value) + ": value out of range");
        }
        return Reading.accepted(signedNumber.toString());
    }

    private static String plain(String digits) {
        String plain = digits.replace("_", "");
        return plain.isEmpty() ? "0" : plain;
    }

    private static Reading syntax(String function, String value) {
        return Reading.refused("strconv." + function + ": parsing " + Quote.go(value) + ": invalid syntax");
    }

    /** A duration as {@code 1h30m}, {@code 300ms}; canonical form: nanoseconds, decimal. */
    public static Reading duration(String value) {
        return nanoseconds(value)
                .map(nanoseconds -> Reading.accepted(Long.toString(nanoseconds)))
                .orElseGet(() -> Reading.refused(durationComplaint(value)));
    }

    /** The length of a Go duration in nanoseconds; empty when it is not one. */
    public static Optional<Long> nanoseconds(String value) {
        boolean negative = value.startsWith("-");
        String rest = negative || value.startsWith("+") ? value.substring(1) : value;
        if (rest.equals("0")) {
            return Optional.of(0L);
        }
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        double sum = 0;
        Matcher part = PART.matcher(rest);
        int end = 0;
        while (end < rest.length() && part.find()) {
            long unit = unit(part.group(2));
            if (unit == 0 || part.group(1).isEmpty() || part.group(1).equals(".") || part.end() == end) {
                return Optional.empty();
            }
            sum += Double.parseDouble(part.group(1)) * unit;
            end = part.end();
        }
        return sum > Long.MAX_VALUE ? Optional.empty() : Optional.of((long) (negative ? -sum : sum));
    }

    /** A duration as Go writes it: {@code 1h30m0s}, {@code 1.5s}, {@code 300ms}. */
    public static String durationText(long nanoseconds) {
        if (nanoseconds < 0) {
            return "-" + durationText(-nanoseconds);
        }
        if (nanoseconds < 1_000_000_000L) {
            return nanoseconds == 0 ? "0s"
                    : nanoseconds < 1_000 ? nanoseconds + "ns"
                    : nanoseconds < 1_000_000 ? decimal(nanoseconds, 1_000) + "\u00b5s"
                    : decimal(nanoseconds, 1_000_000) + "ms";
        }
        long minutes = nanoseconds / 60_000_000_000L;
        String seconds = decimal(nanoseconds % 60_000_000_000L, 1_000_000_000L) + "s";
        return minutes == 0 ? seconds : minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long number, long unit) {
        return BigDecimal.valueOf(number).divide(BigDecimal.valueOf(unit)).stripTrailingZeros().toPlainString();
    }

    private static String durationComplaint(String value) {
        String rest = value.startsWith("-") || value.startsWith("+") ? value.substring(1) : value;
        Matcher part = PART.matcher(rest);
        int end = 0;
        while (end < rest.length() && part.find() && part.end() > end) {
            if (part.group(1).isEmpty() || part.group(1).equals(".")) {
                break;
            }
            if (part.group(2).isEmpty()) {
                return (part.group(1).length() > 19 ? "time: invalid duration " : "time: missing unit in duration ") + Quote.go(value);
            }
            if (unit(part.group(2)) == 0) {
                return "time: unknown unit " + Quote.go(part.group(2)) + " in duration " + Quote.go(value);
            }
            end = part.end();
        }
        return "time: invalid duration " + Quote.go(value);
    }

    private static long unit(String name) {
        return switch (name) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0L;
        };
    }
}

package dev.drydock.sandbox.docker.value;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.command.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes with units ({@code 64m}, {@code 1.5GiB}) and shares of a CPU. Units count in powers of 1024. */
public final class Sizes {
    private static final Pattern RATIO = Pattern.compile("([+-]?[0-9]+)/([0-9]+)");

    private Sizes() {}

    /** A number of bytes; canonical form decimal. */
    public static Reading bytes(String value) {
        int last = -1;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9' || c == '.' || c == ' ') {
                last = i;
            }
        }
        if (last < 0) {
            return Reading.refused("invalid size: '" + value + "'");
        }
        String number = value.charAt(last) == ' ' ? value.substring(0, last) : value.substring(0, last + 1);
        String unit = value.substring(last + 1).toLowerCase(Locale.ROOT);
        if (!number.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
            return Reading.refused("strconv.ParseFloat: parsing " + Quote.go(number) + ": invalid syntax");
        }
        double size = Double.parseDouble(number);
        if (size < 0) {
            return Reading.refused("invalid size: '" + value + "'");
        }
        long factor = factor(unit);
        if (factor == 0) {
            return Reading.refused("invalid suffix: '" + (unit.length() > 3 ? value.substring(last + 1) : unit) + "'");
        }
        return Reading.accepted(Long.toString((long) (size * factor)));
    }

    private static long factor(String unit) {
        if (unit.isEmpty() || unit.equals("b")) {
            return 1;
        }
        String rest = unit.substring(1);
        if (!rest.isEmpty() && !rest.equals("b") && !rest.equals("ib")) {
            return 0;
        }
        return switch (unit.charAt(0)) {
            case 'k' -> 1L << 10;
            case 'm' -> 1L << 20;
            case 'g' -> 1L << 30;
            case 't' -> 1L << 40;
            case 'p' -> 1L << 50;
            default -> 0;
        };
    }

    /** A number of bytes, or -1 for no limit. */
    public static Reading swap(String value) {
        return value.equals("-1") ? Reading.accepted(value) : bytes(value);
    }

    /** A number of CPUs as a decimal or a ratio; canonical form: billionths of a CPU. */
    public static Reading cpus(String value) {
        try {
            Matcher ratio = RATIO.matcher(value);
            BigInteger billion = BigInteger.valueOf(1_000_000_000);
            if (ratio.matches()) {
                BigInteger[] parts = new BigInteger(ratio.group(1)).multiply(billion).divideAndRemainder(new BigInteger(ratio.group(2)));
                return parts[1].signum() == 0 ? Reading.accepted(parts[0].toString()) : Reading.refused("value is too precise");
            }
            BigDecimal nano = new BigDecimal(value).multiply(new BigDecimal(billion)).stripTrailingZeros();
            return nano.scale() > 0 ? Reading.refused("value is too precise") : Reading.accepted(nano.toBigInteger().toString());
        } catch (ArithmeticException | NumberFormatException notANumber) {
            return Reading.refused("failed to parse " + value + " as a rational number");
        }
    }
}

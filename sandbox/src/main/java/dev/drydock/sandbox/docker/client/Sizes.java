package dev.drydock.sandbox.docker.client;

import java.util.List;
import java.util.Locale;

/** Sizes as docker shows them: four digits at most, powers of 1000 or of 1024. */
public final class Sizes {
    private static final List<String> DECIMAL = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB");

    private Sizes() {}

    /** {@code 73.8MB} with so many digits. */
    public static String decimal(double bytes, int digits) {
        return scaled(bytes, 1000, DECIMAL, digits);
    }

    /** {@code 73.81MB}. */
    public static String decimal(double bytes) {
        return decimal(bytes, 4);
    }

    /** {@code 23.54GiB}. */
    public static String binary(double bytes) {
        return scaled(bytes, 1024, BINARY, 4);
    }

    private static String scaled(double bytes, double base, List<String> units, int digits) {
        double size = bytes;
        int unit = 0;
        while (size >= base && unit < units.size() - 1) {
            size /= base;
            unit++;
        }
        return general(size, digits) + units.get(unit);
    }

    /** C's {@code %.Ng} for the numbers that occur here. */
    private static String general(double number, int digits) {
        if (number == 0) {
            return "0";
        }
        java.math.BigDecimal rounded = new java.math.BigDecimal(number)
                .round(new java.math.MathContext(digits, java.math.RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= digits || exponent < -4) {
            String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
            return mantissa + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        return rounded.stripTrailingZeros().toPlainString();
    }
}

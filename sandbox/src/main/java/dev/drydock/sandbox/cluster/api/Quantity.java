package dev.drydock.sandbox.cluster.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An amount of a resource, {@code 500m}, {@code 1Gi}, {@code 2}: {@code resource.Quantity} of apimachinery.
 *
 * @param form in which it was given, which is kept when it is written
 */
public record Quantity(BigDecimal value, Form form) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Form.DECIMAL);

    private static final BigDecimal KILO = BigDecimal.valueOf(1000);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final String[] DECIMAL_SUFFIXES = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY_SUFFIXES = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    /** How it is written. */
    public enum Form {
        DECIMAL, BINARY, EXPONENT
    }

    /** Why a text is no quantity, in the original's words. */
    public static final String WRONG_FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    /** Reads a text; empty if it is none. */
    public static Optional<Quantity> read(String text) {
        int at = 0;
        int length = text.length();
        if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        int digits = 0;
        boolean dot = false;
        while (at < length && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.' && !dot)) {
            dot |= text.charAt(at) == '.';
            digits += text.charAt(at) == '.' ? 0 : 1;
            at++;
        }
        if (digits == 0) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text.substring(text.charAt(0) == '+' ? 1 : 0, at).replaceFirst("\\.$", ""));
        return suffixed(number, text.substring(at));
    }

    private static Optional<Quantity> suffixed(BigDecimal number, String suffix) {
        if (suffix.isEmpty()) {
            return Optional.of(nano(number, Form.DECIMAL));
        }
        for (int i = 1; i < BINARY_SUFFIXES.length; i++) {
            if (BINARY_SUFFIXES[i].equals(suffix)) {
                return Optional.of(nano(number.multiply(KIBI.pow(i)), Form.BINARY));
            }
        }
        for (int i = 0; i < DECIMAL_SUFFIXES.length; i++) {
            if (DECIMAL_SUFFIXES[i].equals(suffix) && i != 3) {
                return Optional.of(nano(number.scaleByPowerOfTen(3 * (i - 3)), Form.DECIMAL));
            }
        }
        if (suffix.matches("[eE][+-]?\\d{1,3}")) {
            return Optional.of(nano(number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1).replace("+", ""))), Form.EXPONENT));
        }
        return Optional.empty();
    }

    /** What is smaller than a billionth is rounded up. */
    private static Quantity nano(BigDecimal value, Form form) {
        return new Quantity(value.scale() > 9 ? value.setScale(9, RoundingMode.UP) : value, form);
    }

    /** A text that is known to be one; zero if it is not. */
    public static Quantity of(String text) {
        return read(text).orElse(ZERO);
    }

    public static Quantity of(long number) {
        return new Quantity(BigDecimal.valueOf(number), Form.DECIMAL);
    }

    /** Rounded up to whole units: bytes, pods. */
    public long whole() {
        return value.setScale(0, RoundingMode.UP).longValue();
    }

    /** Rounded up to thousandths: of CPUs. */
    public long milli() {
        return value.scaleByPowerOfTen(3).setScale(0, RoundingMode.UP).longValue();
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value), value.signum() == 0 ? other.form : form);
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value), value.signum() == 0 ? other.form : form);
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** The canonical text: the largest suffix that leaves a whole number. */
    @Override
    public String toString() {
        if (isZero()) {
            return "0";
        }
        return switch (form) {
            case BINARY -> value.abs().compareTo(KIBI) < 0 ? decimal(false) : binary();
            case EXPONENT -> decimal(true);
            default -> decimal(false);
        };
    }

    private String binary() {
        BigInteger number = value.setScale(0, RoundingMode.UP).toBigInteger();
        int power = 0;
        BigInteger kibi = BigInteger.valueOf(1024);
        while (power < BINARY_SUFFIXES.length - 1 && number.mod(kibi).signum() == 0) {
            number = number.divide(kibi);
            power++;
        }
        return number + BINARY_SUFFIXES[power];
    }

    private String decimal(boolean exponent) {
        BigDecimal number = value.setScale(9, RoundingMode.UP).scaleByPowerOfTen(9);
        BigInteger mantissa = number.toBigInteger();
        int power = 0;
        BigInteger kilo = BigInteger.valueOf(1000);
        while (power < DECIMAL_SUFFIXES.length - 1 && mantissa.mod(kilo).signum() == 0) {
            mantissa = mantissa.divide(kilo);
            power++;
        }
        if (exponent) {
            return power == 3 ? mantissa.toString() : mantissa + "e" + 3 * (power - 3);
        }
        return mantissa + DECIMAL_SUFFIXES[power];
    }
}

package dev.drydock.sandbox.kubectl.print;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: {@code 100m}, {@code 64Mi}, {@code 1.5}. */
public final class Quantity {
    private static final Pattern FORM = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\\d{1,2}|)");
    private static final String[] BINARY = {"Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final String[] DECIMAL = {"k", "M", "G", "T", "P", "E"};

    private Quantity() {}

    /** The number, if it is one. */
    public static Optional<BigDecimal> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String unit = matcher.group(2);
        return Optional.of(number.multiply(factor(unit)));
    }

    /** The number of an amount, 0 if it is none. */
    public static BigDecimal of(String text) {
        return read(text).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal factor(String unit) {
        for (int i = 0; i < BINARY.length; i++) {
            if (unit.equals(BINARY[i])) {
                return new BigDecimal(BigInteger.ONE.shiftLeft(10 * (i + 1)));
            }
            if (unit.equals(DECIMAL[i])) {
                return BigDecimal.TEN.pow(3 * (i + 1));
            }
        }
        return switch (unit) {
            case "" -> BigDecimal.ONE;
            case "m" -> new BigDecimal("0.001");
            case "u" -> new BigDecimal("0.000001");
            case "n" -> new BigDecimal("0.000000001");
            default -> BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(unit.substring(1).replace("+", "")));
        };
    }

    /** A sum in the canonical form of the amounts it came from. @param binary whether they had binary units */
    public static String write(BigDecimal number, boolean binary) {
        if (number.signum() == 0) {
            return "0";
        }
        if (binary && number.abs().compareTo(new BigDecimal(1024)) >= 0) {
            BigDecimal rounded = number.setScale(0, RoundingMode.UP);
            String unit = "";
            for (String next : BINARY) {
                BigDecimal[] parts = rounded.divideAndRemainder(new BigDecimal(1024));
                if (parts[1].signum() != 0) {
                    break;
                }
                rounded = parts[0];
                unit = next;
            }
            return rounded.toBigInteger() + unit;
        }
        BigDecimal millis = number.multiply(new BigDecimal(1000)).setScale(0, RoundingMode.UP);
        BigDecimal[] whole = millis.divideAndRemainder(new BigDecimal(1000));
        if (whole[1].signum() != 0) {
            return millis.toBigInteger() + "m";
        }
        BigDecimal rounded = whole[0];
        String unit = "";
        for (String next : DECIMAL) {
            BigDecimal[] parts = rounded.divideAndRemainder(new BigDecimal(1000));
            if (parts[1].signum() != 0) {
                break;
            }
            rounded = parts[0];
            unit = next;
        }
        return rounded.toBigInteger() + unit;
    }

    /** Whether an amount is written with a binary unit. */
    public static boolean binary(String text) {
        return text.endsWith("i");
    }

    /** An amount in its canonical form, unchanged if it is none. */
    public static String canonical(String text) {
        return read(text).map(number -> write(number, binary(text))).orElse(text);
    }
}

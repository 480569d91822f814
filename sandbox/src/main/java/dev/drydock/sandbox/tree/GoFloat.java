package dev.drydock.sandbox.tree;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A float64 in digits, as Go's {@code strconv.FormatFloat} writes it. */
public final class GoFloat {
    private GoFloat() {}

    /** As encoding/json: plain digits between 1e-6 and 1e21, else an exponent without padding. */
    public static String json(double value) {
        double size = Math.abs(value);
        if (size == 0 || size >= 1e-6 && size < 1e21) return format(value, 'f', -1);
        String text = format(value, 'e', -1);
        int end = text.length();
        boolean padded = end >= 4 && text.charAt(end - 4) == 'e' && text.charAt(end - 3) == '-' && text.charAt(end - 2) == '0';
        return padded ? text.substring(0, end - 2) + text.charAt(end - 1) : text;
    }

    /** As {@code fmt.Print}, {@code %v} of a float64: an exponent below 1e-4 and from 1e6 on. */
    public static String print(double value) {
        return format(value, 'g', -1);
    }

    /**
     * As {@code strconv.FormatFloat(value, form, precision, 64)}.
     *
     * @param form {@code 'e'}, {@code 'f'} or {@code 'g'}
     * @param precision digits after the point ({@code g}: all digits), or -1 for as few as tell the number from every other
     */
    public static String format(double value, char form, int precision) {
        if (Double.isNaN(value) || Double.isInfinite(value)) return special(value);
        if (form == 'g') return general(value, precision);
        BigDecimal digits = form == 'e' ? rounded(value, precision < 0 ? -1 : precision + 1) : fixed(value, precision);
        String sign = isNegative(value) ? "-" : "";
        return sign + (form == 'e' ? exponential(digits, precision) : digits.toPlainString());
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }

    private static boolean isNegative(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }

    private static BigDecimal fixed(double value, int precision) {
        if (precision >= 0) return new BigDecimal(Math.abs(value)).setScale(precision, RoundingMode.HALF_EVEN);
        BigDecimal shortest = shortest(Math.abs(value));
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static BigDecimal rounded(double value, int digits) {
        if (value == 0) return BigDecimal.ZERO;
        return digits < 0 ? shortest(Math.abs(value)) : new BigDecimal(Math.abs(value)).round(new MathContext(Math.max(1, digits), RoundingMode.HALF_EVEN));
    }

    /** The fewest digits that read back as the same float64. */
    private static BigDecimal shortest(double value) {
        if (value == 0) return BigDecimal.ZERO;
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() == value) return shorter.stripTrailingZeros();
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static int exponent(BigDecimal digits) {
        return digits.signum() == 0 ? 0 : digits.precision() - digits.scale() - 1;
    }

    private static String exponential(BigDecimal digits, int precision) {
        StringBuilder text = new StringBuilder(digits.unscaledValue().toString());
        if (precision < 0) while (text.length() > 1 && text.charAt(text.length() - 1) == '0') text.setLength(text.length() - 1);
        else while (text.length() < precision + 1) text.append('0');
        if (text.length() > 1) text.insert(1, '.');
        int exponent = exponent(digits);
        return text.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent)).toString();
    }

    private static String general(double value, int precision) {
        boolean shortest = precision < 0;
        BigDecimal digits = rounded(value, shortest ? -1 : Math.max(1, precision)).stripTrailingZeros();
        int exponent = exponent(digits);
        int threshold = shortest ? 6 : Math.max(1, precision);
        if (!shortest && threshold > digits.precision() && digits.precision() > exponent) threshold = digits.precision();
        String sign = isNegative(value) ? "-" : "";
        if (exponent < -4 || exponent >= threshold) return sign + exponential(digits, -1);
        return sign + (digits.scale() < 0 ? digits.setScale(0) : digits).toPlainString();
    }
}

package dev.drydock.sandbox.tool.awk.value;

import dev.drydock.sandbox.tool.print.Conversion;
import java.math.BigDecimal;

/** How one awk writes numbers; they differ where numbers are large or no numbers. */
public enum Notation {
    /** Whole numbers in full, however large; {@code +inf}, {@code -nan}. */
    GAWK,
    /** Whole numbers in full up to 2147483647. */
    MAWK,
    /** Whole numbers in full up to 9223372036854775807. */
    BUSYBOX;

    /** A number as text. */
    public String text(double number, String format) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return special(number);
        }
        if (number == Math.rint(number) && Math.abs(number) < limit()) {
            return Math.abs(number) < 1e18 ? Long.toString((long) number) : new BigDecimal(number).toPlainString();
        }
        return Formatting.one(format, number);
    }

    private double limit() {
        return switch (this) {
            case GAWK -> Double.POSITIVE_INFINITY;
            case MAWK -> 2147483648.0;
            case BUSYBOX -> 9.2e18;
        };
    }

    /** Not-a-number and the infinities. */
    String special(double number) {
        String sign = Double.isNaN(number) ? "-" : number < 0 ? "-" : this == GAWK ? "+" : "";
        return sign + (Double.isNaN(number) ? "nan" : "inf");
    }

    /** A number for {@code %d}. */
    String integer(Conversion conversion, double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return this == GAWK ? special(number)
                    : conversion.integer(java.math.BigInteger.valueOf(Long.MIN_VALUE));
        }
        double cut = number < 0 ? Math.ceil(number) : Math.floor(number);
        if (this != GAWK) {
            double most = this == MAWK ? 2147483647.0 : 9.2233720368547748e18;
            cut = Math.max(-most - 1, Math.min(most, cut));
        }
        return conversion.integer(new BigDecimal(cut).toBigInteger());
    }
}

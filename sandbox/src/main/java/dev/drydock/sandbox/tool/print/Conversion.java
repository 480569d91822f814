package dev.drydock.sandbox.tool.print;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * One conversion of C's printf, like {@code %-08.3f}.
 *
 * @param flags some of {@code -+ #0'}
 * @param width least number of characters, 0 for none
 * @param precision -1 for none
 * @param kind the conversion's letter
 */
public record Conversion(String flags, int width, int precision, char kind) {
    private static final int MOST = 100_000;

    /** Widths and precisions beyond any screen are cut: the text would only fill memory. */
    public Conversion {
        width = Math.min(width, MOST);
        precision = Math.min(precision, MOST);
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** For {@code s}, {@code c}, {@code b}: cut to the precision, filled up with blanks to the width. */
    public String text(String value) {
        String cut = value;
        if (precision >= 0 && value.codePointCount(0, value.length()) > precision) {
            cut = value.substring(0, value.offsetByCodePoints(0, precision));
        }
        return padded(cut);
    }

    private String padded(String text) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        return has('-') ? text + " ".repeat(missing) : " ".repeat(missing) + text;
    }

    /** For {@code d i u o x X}. */
    public String integer(BigInteger value) {
        boolean signed = kind == 'd' || kind == 'i';
        BigInteger shown = !signed && value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
        int base = kind == 'o' ? 8 : kind == 'x' || kind == 'X' ? 16 : 10;
        String digits = precision == 0 && shown.signum() == 0 ? "" : shown.abs().toString(base);
        if (precision > digits.length()) {
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        String prefix = sign(shown.signum() < 0, signed);
        if (has('#') && shown.signum() != 0 && base == 16) {
            prefix = "0x";
        } else if (has('#') && base == 8 && !digits.startsWith("0")) {
            prefix = "0";
        }
        String whole = filled(prefix, digits, precision < 0);
        return kind == 'X' ? whole.toUpperCase(Locale.ROOT) : whole;
    }

    private String sign(boolean negative, boolean signed) {
        return negative ? "-" : !signed ? "" : has('+') ? "+" : has(' ') ? " " : "";
    }

    private String filled(String prefix, String digits, boolean zerosAllowed) {
        int missing = width - prefix.length() - digits.length();
        if (missing > 0 && has('0') && !has('-') && zerosAllowed) {
            return prefix + "0".repeat(missing) + digits;
        }
        return padded(prefix + digits);
    }

    /** For {@code e E f F g G}; the digits are those of the exact binary value, as in glibc. */
    public String real(double value) {
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        String prefix = sign(negative, true);
        String body;
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        if (!finite) {
            body = Double.isNaN(value) ? "nan" : "inf";
        } else {
            BigDecimal magnitude = new BigDecimal(Math.abs(value));
            int digits = precision < 0 ? 6 : precision;
            body = switch (Character.toLowerCase(kind)) {
                case 'e' -> scientific(magnitude, digits);
                case 'g' -> general(magnitude, Math.max(1, digits));
                default -> magnitude.setScale(digits, RoundingMode.HALF_EVEN).toPlainString() + (digits == 0 && has('#') ? "." : "");
            };
        }
        String whole = filled(prefix, body, finite);
        return Character.isUpperCase(kind) ? whole.toUpperCase(Locale.ROOT) : whole;
    }

    private static String scientific(BigDecimal magnitude, int digits) {
        if (magnitude.signum() == 0) {
            return new BigDecimal(0).setScale(digits).toPlainString() + "e+00";
        }
        BigDecimal rounded = magnitude.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String mantissa = rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
        return mantissa + String.format(Locale.ROOT, "e%c%02d", exponent < 0 ? '-' : '+', Math.abs(exponent));
    }

    private String general(BigDecimal magnitude, int digits) {
        String scientific = scientific(magnitude, digits - 1);
        int e = scientific.indexOf('e');
        int exponent = Integer.parseInt(scientific.substring(e + 1));
        if (exponent < -4 || exponent >= digits) {
            return shortened(scientific.substring(0, e)) + scientific.substring(e);
        }
        return shortened(magnitude.setScale(digits - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString());
    }

    private String shortened(String number) {
        if (has('#') || number.indexOf('.') < 0) {
            return number;
        }
        int end = number.length();
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
    }
}

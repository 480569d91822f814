package dev.drydock.sandbox.tree.template.parse;

import dev.drydock.sandbox.tree.GoText;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A number as a template writes it, which may serve as several Go types.
 *
 * @param whole its value as an int64, if it has one
 * @param real its value as a float64
 * @param looksReal whether its writing makes it a float64 where no type is asked for
 */
public record Constant(Optional<Long> whole, double real, boolean looksReal) {
    private static final BigInteger LARGEST_UNSIGNED = BigInteger.ONE.shiftLeft(64);

    /** The number of a text; unwinds the parser if it is none. */
    static Constant of(String text) {
        Optional<BigInteger> integer = integer(text);
        if (integer.isPresent()) {
            BigInteger value = integer.get();
            boolean fits = value.bitLength() < 64;
            if (fits || value.signum() > 0 && value.compareTo(LARGEST_UNSIGNED) < 0) {
                return new Constant(fits ? Optional.of(value.longValue()) : Optional.empty(), value.doubleValue(), false);
            }
        }
        double real = real(text);
        boolean looksReal = text.chars().anyMatch(c -> ".eEpP".indexOf(c) >= 0);
        if (!looksReal) throw new Parser.Wrong("integer overflow: " + GoText.quote(text));
        return new Constant(real == (long) real ? Optional.of((long) real) : Optional.empty(), real, true);
    }

    static Constant ofCharacter(int codePoint) {
        return new Constant(Optional.of((long) codePoint), codePoint, false);
    }

    /** As {@code strconv.ParseInt(text, 0, ...)}: prefixes 0x 0o 0b 0 and underscores between digits. */
    private static Optional<BigInteger> integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        String low = digits.toLowerCase(java.util.Locale.ROOT);
        int radix = low.startsWith("0x") ? 16 : low.startsWith("0o") ? 8 : low.startsWith("0b") ? 2 : low.startsWith("0") && low.length() > 1 ? 8 : 10;
        boolean prefixed = radix != 10;
        int skip = !prefixed ? 0 : radix == 8 && !low.startsWith("0o") ? 1 : 2;
        String body = low.substring(skip);
        if (body.contains("__") || body.endsWith("_") || !prefixed && body.startsWith("_")) return Optional.empty();
        body = body.replace("_", "");
        if (body.isEmpty() || body.startsWith("+") || body.startsWith("-") || body.length() > 80) return Optional.empty();
        try {
            BigInteger value = new BigInteger(body, radix);
            return Optional.of(negative ? value.negate() : value);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private static double real(String text) {
        try {
            if (text.isEmpty() || Character.isLetter(text.charAt(text.length() - 1)) || text.contains("_")) throw new NumberFormatException();
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            throw new Parser.Wrong("illegal number syntax: " + GoText.quote(text));
        }
    }
}

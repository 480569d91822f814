package dev.drydock.sandbox.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

/** A number that is not a whole number of 64 bits: its literal is kept as it was written, as Go's {@code json.Number} does. */
public record Decimal(String literal) implements Tree {
    public Decimal {
        Objects.requireNonNull(literal);
    }

    /** The literal that Go's JSON encoder writes for a float64. */
    public static Decimal of(double value) {
        return new Decimal(GoFloat.json(value));
    }

    @Override
    public boolean isEmpty() {
        return number() == 0;
    }

    @Override
    public long whole() {
        double value = number();
        if (Math.abs(value) < 1e15 || literal.length() > 40 || Double.isInfinite(value) || Double.isNaN(value)) return (long) value;
        BigInteger exact = new BigDecimal(literal).toBigInteger();
        return exact.bitLength() < 64 ? exact.longValue() : (long) value;
    }

    @Override
    public double number() {
        try {
            return Double.parseDouble(literal);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    @Override
    public String toString() {
        return literal;
    }
}

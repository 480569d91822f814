package dev.drydock.sandbox.app.sql;

import java.math.BigDecimal;

/** A value in a table or of an expression. */
public sealed interface Cell {
    Cell NULL = new Null();

    record Null() implements Cell {}

    record Whole(long value) implements Cell {}

    record Decimal(BigDecimal value) implements Cell {}

    record Text(String value) implements Cell {}

    record Truth(boolean value) implements Cell {}

    static Cell of(boolean value) {
        return new Truth(value);
    }

    default boolean isNull() {
        return this instanceof Null;
    }

    default boolean isNumber() {
        return this instanceof Whole || this instanceof Decimal;
    }

    /** The number it is; zero for what is none. */
    default BigDecimal number() {
        return this instanceof Whole whole ? BigDecimal.valueOf(whole.value()) : this instanceof Decimal decimal ? decimal.value() : BigDecimal.ZERO;
    }

    /** As a client shows it; empty for NULL. */
    default String shown() {
        if (this instanceof Whole whole) {
            return Long.toString(whole.value());
        }
        if (this instanceof Decimal decimal) {
            return decimal.value().toPlainString();
        }
        if (this instanceof Truth truth) {
            return truth.value() ? "t" : "f";
        }
        return this instanceof Text text ? text.value() : "";
    }

    /** Order of values that are not NULL: numbers as numbers, texts as texts. */
    static int compare(Cell a, Cell b) {
        if (a.isNumber() && b.isNumber()) {
            return a.number().compareTo(b.number());
        }
        if (a instanceof Truth x && b instanceof Truth y) {
            return Boolean.compare(x.value(), y.value());
        }
        return a.shown().compareTo(b.shown());
    }
}

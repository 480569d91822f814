package dev.drydock.sandbox.app.sql;

/**
 * A column's type.
 *
 * @param name as PostgreSQL writes it out: {@code character varying(100)}
 * @param kind what values it takes
 * @param length of texts at most; 0 without limit
 */
public record Type(String name, Kind kind, int length) {
    /** What values a type takes. */
    public enum Kind { WHOLE, DECIMAL, TEXT, TRUTH, MOMENT, DATE }

    static final Type INTEGER = new Type("integer", Kind.WHOLE, 0);
    static final Type BIGINT = new Type("bigint", Kind.WHOLE, 0);
    static final Type NUMERIC = new Type("numeric", Kind.DECIMAL, 0);
    static final Type TEXT = new Type("text", Kind.TEXT, 0);
    static final Type BOOLEAN = new Type("boolean", Kind.TRUTH, 0);

    /** Whether clients put its values to the right. */
    public boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL;
    }
}

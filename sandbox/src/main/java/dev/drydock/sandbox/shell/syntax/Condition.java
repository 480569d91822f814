package dev.drydock.sandbox.shell.syntax;

/** The inside of {@code [[ ... ]]}. */
public sealed interface Condition {
    /** A word alone: true when it is not empty. */
    record NotEmpty(Word word) implements Condition { }

    /** {@code -f file} and the other tests of one operand. */
    record Unary(String operator, Word operand) implements Condition { }

    /** {@code a == b}, {@code a =~ b}, {@code a -lt b} and the other tests of two operands. */
    record Binary(Word left, String operator, Word right) implements Condition { }

    /** {@code ! c}. */
    record Not(Condition condition) implements Condition { }

    /** {@code a && b}. */
    record And(Condition left, Condition right) implements Condition { }

    /** {@code a || b}. */
    record Or(Condition left, Condition right) implements Condition { }

    /** {@code ( c )}. */
    record Nested(Condition condition) implements Condition { }
}

package dev.drydock.sandbox.tool.awk.syntax;

import java.util.List;
import java.util.Optional;

/** An expression as it was written. */
public sealed interface Expression {
    /** What can stand on the left of {@code =}. */
    sealed interface Target extends Expression {}

    record Number(double value) implements Expression {}

    record Text(String value) implements Expression {}

    /** {@code /regex/}: by itself it asks whether the record matches. */
    record Pattern(String regex) implements Expression {}

    record Variable(String name) implements Target {}

    record Field(Expression index) implements Target {}

    record Element(String array, List<Expression> subscripts) implements Target {}

    /** @param operator {@code +} for {@code +=}; empty for plain assignment */
    record Assign(Target target, String operator, Expression value) implements Expression {}

    /** {@code ++} and {@code --}. */
    record Increment(Target target, boolean before, int by) implements Expression {}

    /** @param operator {@code ! - +} */
    record Unary(String operator, Expression operand) implements Expression {}

    /** @param operator arithmetic, comparison, or the blank for concatenation */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    record Choice(Expression condition, Expression yes, Expression no) implements Expression {}

    record Matches(Expression text, Expression regex, boolean negated) implements Expression {}

    record In(List<Expression> subscripts, String array) implements Expression {}

    /** A call of a function that the program defines. */
    record Call(String name, List<Expression> arguments, int line) implements Expression {}

    /** A call of a function of the language. @param at where its parenthesis closes in the program */
    record Builtin(String name, List<Expression> arguments, int at) implements Expression {}

    /** {@code (a)}, or {@code (a, b)} in front of {@code in} and behind {@code print}. */
    record Group(List<Expression> members) implements Expression {}

    /** Where {@code getline} reads. */
    enum Source { INPUT, FILE, COMMAND }

    record Getline(Source source, Optional<Expression> name, Optional<Target> target) implements Expression {}
}

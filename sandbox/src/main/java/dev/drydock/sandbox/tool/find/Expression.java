package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.process.Sys;
import java.util.List;

/** What {@code find} was asked to do with each file. */
sealed interface Expression {
    /** A test that only looks. */
    @FunctionalInterface
    interface Look {
        boolean holds(Sys sys, Found found);
    }

    record Check(Look look) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    /** Both, whatever the first gives. */
    record Comma(Expression left, Expression right) implements Expression {}

    /** @param end newline or NUL */
    record Print(String end) implements Expression {}

    record PrintFormat(String format) implements Expression {}

    record Ls() implements Expression {}

    /**
     * Runs a command.
     *
     * @param number tells several of them apart
     * @param batched {@code +}: many files at once
     * @param inFolder {@code -execdir}
     * @param asks {@code -ok}
     */
    record Execute(int number, List<String> command, boolean batched, boolean inFolder, boolean asks) implements Expression {}

    record Delete() implements Expression {}

    record Prune() implements Expression {}

    record Quit() implements Expression {}

    /** Whether it does something by itself, so that nothing is printed unasked. */
    default boolean acts() {
        if (this instanceof Not not) {
            return not.operand.acts();
        }
        if (this instanceof And and) {
            return and.left.acts() || and.right.acts();
        }
        if (this instanceof Or or) {
            return or.left.acts() || or.right.acts();
        }
        if (this instanceof Comma comma) {
            return comma.left.acts() || comma.right.acts();
        }
        return !(this instanceof Check || this instanceof Prune);
    }
}

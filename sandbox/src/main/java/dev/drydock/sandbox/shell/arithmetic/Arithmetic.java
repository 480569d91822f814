package dev.drydock.sandbox.shell.arithmetic;

import dev.drydock.sandbox.shell.arithmetic.Outcome.Mistake;
import java.util.List;
import java.util.Optional;

/** Evaluates one expression. */
public final class Arithmetic {
    /** Variables whose values are expressions are followed so deep. */
    private static final int DEEPEST = 200;
    private final Tokens tokens;
    private final Cells cells;
    private final int depth;
    private int skipping;
    private long nameValue;
    private int nesting;

    private Arithmetic(String expression, Cells cells, int depth) {
        this.tokens = new Tokens(expression);
        this.cells = cells;
        this.depth = depth;
    }

    /** The value of an expression; an empty one is 0. Assignments in it are written to {@code cells} at once. */
    public static Outcome evaluate(String expression, Cells cells) {
        try {
            return new Outcome.Value(value(expression, cells, 0));
        } catch (Tokens.Mistaken mistaken) {
            return mistaken.failed();
        }
    }

    private static long value(String expression, Cells cells, int depth) {
        if (expression.isBlank()) {
            return 0;
        }
        return new Arithmetic(expression, cells, depth).whole();
    }

    private long whole() {
        advance();
        long value = comma();
        if (!tokens.is(Tokens.END)) {
            throw tokens.mistake("syntax error in expression");
        }
        return value;
    }

    private void advance() {
        tokens.advance();
        if (tokens.is(Tokens.NAME)) {
            nameValue = skipping > 0 || tokens.assignmentFollows() ? 0 : read(tokens.name(), tokens.index());
        }
    }

    private long read(String name, Optional<String> index) {
        if (depth >= DEEPEST) {
            throw tokens.mistake("expression recursion level exceeded");
        }
        try {
            return value(cells.read(name, index), cells, depth + 1);
        } catch (Cells.Refusal refusal) {
            throw refused(refusal);
        }
    }

    private void write(String name, Optional<String> index, long value) {
        if (skipping > 0) {
            return;
        }
        try {
            cells.write(name, index, value);
        } catch (Cells.Refusal refusal) {
            throw refused(refusal);
        }
    }

    private static Tokens.Mistaken refused(Cells.Refusal refusal) {
        return new Tokens.Mistaken(new Outcome.Failed(Mistake.VARIABLE, "", refusal.getMessage(), ""));
    }

    private long comma() {
        if (++nesting > DEEPEST) {
            throw tokens.mistake("expression recursion level exceeded");
        }
        long value = assignment();
        while (tokens.is(",")) {
            advance();
            value = assignment();
        }
        nesting--;
        return value;
    }

    private long assignment() {
        long value = conditional();
        String operator = tokens.current();
        boolean assigns = operator.equals("=") || operator.length() > 1 && operator.endsWith("=")
                && !List.of("==", "!=", "<=", ">=").contains(operator);
        if (!assigns) {
            return value;
        }
        if (!tokens.last().equals(Tokens.NAME)) {
            throw tokens.mistake("attempted assignment to non-variable");
        }
        String name = tokens.name();
        Optional<String> index = tokens.index();
        int operand = tokens.pos();
        advance();
        long right = assignment();
        long result = operator.equals("=") ? right
                : calculate(operator.substring(0, operator.length() - 1), value, right, operand);
        write(name, index, result);
        return result;
    }

    private long conditional() {
        long condition = or();
        if (!tokens.is("?")) {
            return condition;
        }
        long first = branch(condition == 0, true);
        if (!tokens.is(":")) {
            throw tokens.mistake("`:' expected for conditional expression");
        }
        long second = branch(condition != 0, false);
        tokens.setLast("?:");
        return condition != 0 ? first : second;
    }

    private long branch(boolean skip, boolean first) {
        skipping += skip ? 1 : 0;
        advance();
        if (tokens.is(Tokens.END)) {
            throw tokens.mistake("expression expected");
        }
        long value = first ? comma() : conditional();
        skipping -= skip ? 1 : 0;
        return value;
    }

    private long or() {
        long left = and();
        while (tokens.is("||")) {
            boolean decided = left != 0;
            skipping += decided ? 1 : 0;
            advance();
            long right = and();
            skipping -= decided ? 1 : 0;
            left = left != 0 || right != 0 ? 1 : 0;
            tokens.setLast("||");
        }
        return left;
    }

    private long and() {
        long left = binary(1);
        while (tokens.is("&&")) {
            boolean decided = left == 0;
            skipping += decided ? 1 : 0;
            advance();
            long right = binary(1);
            skipping -= decided ? 1 : 0;
            left = left != 0 && right != 0 ? 1 : 0;
            tokens.setLast("&&");
        }
        return left;
    }

    /** How tightly an operator of two operands binds; 0 for all else. */
    private static int level(String operator) {
        return switch (operator) {
            case "|" -> 1;
            case "^" -> 2;
            case "&" -> 3;
            case "==", "!=" -> 4;
            case "<=", ">=", "<", ">" -> 5;
            case "<<", ">>" -> 6;
            case "+", "-" -> 7;
            case "*", "/", "%" -> 8;
            default -> 0;
        };
    }

    /** Operators that bind at least so tightly, from the left. */
    private long binary(int loosest) {
        long left = power();
        while (level(tokens.current()) >= loosest) {
            String operator = tokens.current();
            int operand = tokens.pos();
            advance();
            left = calculate(operator, left, binary(level(operator) + 1), operand);
            tokens.setLast(Tokens.NUMBER);
        }
        return left;
    }

    private long calculate(String operator, long left, long right, int operand) {
        return switch (operator) {
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            default -> divide(operator, left, right, operand);
        };
    }

    private long divide(String operator, long left, long right, int operand) {
        if (right == 0) {
            if (skipping > 0) {
                return 0;
            }
            throw tokens.mistake(Mistake.DIVISION, "division by 0", operand);
        }
        return operator.equals("/") ? left / right : left % right;
    }

    private long power() {
        long base = unary();
        if (!tokens.is("**")) {
            return base;
        }
        advance();
        long exponent = power();
        tokens.setLast(Tokens.NUMBER);
        if (exponent < 0) {
            throw tokens.mistake("exponent less than 0");
        }
        long result = 1;
        for (long square = base, left = exponent; left > 0; left >>= 1, square *= square) {
            result *= (left & 1) != 0 ? square : 1;
        }
        return result;
    }

    private long unary() {
        String operator = tokens.current();
        if (!List.of("!", "~", "-", "+").contains(operator)) {
            return primary();
        }
        if (++nesting > DEEPEST) {
            throw tokens.mistake("expression recursion level exceeded");
        }
        advance();
        long value = unary();
        nesting--;
        tokens.setLast(Tokens.NUMBER);
        return switch (operator) {
            case "!" -> value == 0 ? 1 : 0;
            case "~" -> ~value;
            case "-" -> -value;
            default -> value;
        };
    }

    private long primary() {
        if (tokens.is("++x") || tokens.is("--x")) {
            long change = tokens.is("++x") ? 1 : -1;
            advance();
            long value = nameValue + change;
            write(tokens.name(), tokens.index(), value);
            advance();
            tokens.setLast(Tokens.NUMBER);
            return value;
        }
        if (tokens.is("(")) {
            advance();
            long value = comma();
            if (!tokens.is(")")) {
                throw tokens.mistake("missing `)'");
            }
            advance();
            return value;
        }
        if (tokens.is(Tokens.NUMBER)) {
            long value = tokens.number();
            advance();
            return value;
        }
        if (tokens.is(Tokens.NAME)) {
            return variable();
        }
        throw tokens.operandExpected();
    }

    private long variable() {
        String name = tokens.name();
        Optional<String> index = tokens.index();
        long value = nameValue;
        advance();
        if (tokens.is("x++") || tokens.is("x--")) {
            write(name, index, value + (tokens.is("x++") ? 1 : -1));
            advance();
            tokens.setLast(Tokens.NUMBER);
        } else if (tokens.is(Tokens.NAME)) {
            throw tokens.mistake("syntax error in expression");
        }
        return value;
    }
}

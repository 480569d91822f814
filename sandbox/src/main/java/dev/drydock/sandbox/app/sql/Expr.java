package dev.drydock.sandbox.app.sql;

import java.util.List;
import java.util.Optional;

/** An expression. */
public sealed interface Expr {
    record Value(Cell cell) implements Expr {}

    /** @param table its alias; empty if not written */
    record Named(String table, String column, int at) implements Expr {}

    record Unary(String sign, Expr operand) implements Expr {}

    record Binary(String sign, Expr left, Expr right, int at) implements Expr {}

    /** @param star whether it was {@code count(*)} */
    record Call(String name, List<Expr> arguments, boolean star, boolean distinct, int at) implements Expr {}

    record In(Expr operand, List<Expr> values, boolean not) implements Expr {}

    record IsNull(Expr operand, boolean not) implements Expr {}

    record Like(Expr operand, Expr pattern, boolean not, boolean anyCase) implements Expr {}

    record Case(List<Expr> conditions, List<Expr> results, Optional<Expr> otherwise) implements Expr {}

    record Cast(Expr operand, Type type, int at) implements Expr {}
}

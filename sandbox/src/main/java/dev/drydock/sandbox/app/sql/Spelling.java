package dev.drydock.sandbox.app.sql;

/** An expression as text, as MySQL names the columns of results. */
final class Spelling {
    private Spelling() {}

    static String of(Expr expr) {
        if (expr instanceof Expr.Value value) {
            return value.cell().isNull() ? "NULL" : value.cell().shown();
        }
        if (expr instanceof Expr.Named named) {
            return named.column();
        }
        if (expr instanceof Expr.Unary unary) {
            return unary.sign() + of(unary.operand());
        }
        if (expr instanceof Expr.Binary binary) {
            return of(binary.left()) + " " + binary.sign() + " " + of(binary.right());
        }
        if (expr instanceof Expr.Call call) {
            return call.name() + "(" + (call.star() ? "*" : String.join(",", call.arguments().stream().map(Spelling::of).toList())) + ")";
        }
        return "expression";
    }
}

package dev.drydock.sandbox.app.script;

import java.util.List;
import java.util.Optional;

/** A statement of either language. */
sealed interface Stmt {
    record Do(Expr expr, int line) implements Stmt {}

    /** @param declares whether the names are made in this scope */
    record Set(Expr target, String sign, Expr value, boolean declares, int line) implements Stmt {}

    record If(Expr condition, List<Stmt> yes, List<Stmt> no) implements Stmt {}

    record While(Expr condition, List<Stmt> body, Optional<Expr> each) implements Stmt {}

    record For(Expr target, Expr over, List<Stmt> body, int line) implements Stmt {}

    record Def(Expr.Function function, List<Expr> decorators) implements Stmt {}

    record ClassDef(String name, List<Expr> bases, List<Stmt> body, int line) implements Stmt {}

    record Return(Optional<Expr> value) implements Stmt {}

    record Break() implements Stmt {}

    record Continue() implements Stmt {}

    record Pass() implements Stmt {}

    record Catch(List<String> types, String name, List<Stmt> body) {}

    record Try(List<Stmt> body, List<Catch> catches, List<Stmt> otherwise, List<Stmt> last) implements Stmt {}

    record Raise(Optional<Expr> value, int line) implements Stmt {}

    /** @param names what is taken out of it; empty for the module itself */
    record Import(String module, String as, List<String[]> names, int line) implements Stmt {}

    record Outer(List<String> names) implements Stmt {}
}

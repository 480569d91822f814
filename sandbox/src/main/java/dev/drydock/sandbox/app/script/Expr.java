package dev.drydock.sandbox.app.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression of either language. */
sealed interface Expr {
    record Literal(Object value) implements Expr {}

    record Name(String id, int line) implements Expr {}

    record Items(List<Expr> items) implements Expr {}

    /** A dictionary or an object; a key that is empty spreads its value. */
    record Pairs(List<Expr> keys, List<Expr> values) implements Expr {}

    record Member(Expr of, String name, boolean ifThere, int line) implements Expr {}

    record Index(Expr of, Expr index, int line) implements Expr {}

    record Slice(Expr of, Optional<Expr> from, Optional<Expr> to) implements Expr {}

    /** @param named arguments by name, Python's only */
    record Call(Expr function, List<Expr> arguments, Map<String, Expr> named, boolean makes, int line) implements Expr {}

    record Binary(String sign, Expr left, Expr right, int line) implements Expr {}

    record Unary(String sign, Expr operand) implements Expr {}

    /** {@code and or && || ??}: the right side only when needed. */
    record Logic(String sign, Expr left, Expr right) implements Expr {}

    record Choice(Expr condition, Expr yes, Expr no) implements Expr {}

    record Function(String name, List<Param> params, List<Stmt> body, int line) implements Expr {}

    /** A text with places: literals and expressions by turns, each with what stands after a colon. */
    record Format(List<Expr> parts, List<String> specs) implements Expr {}

    /** JavaScript's assignment as an expression. */
    record Assign(Expr target, String sign, Expr value, boolean before) implements Expr {}

    /** A list made by a loop. */
    record Collect(Expr item, Expr target, Expr over, Optional<Expr> condition) implements Expr {}

    record Param(String name, Optional<Expr> otherwise, boolean rest, List<String> taken) {}
}

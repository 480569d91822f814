package dev.drydock.sandbox.app.sql;

import java.util.List;
import java.util.Optional;

/** What can be asked of a database. */
sealed interface Statement {
    record CreateTable(Table table, boolean unlessThere, int at) implements Statement {}

    record DropTable(List<String> tables, boolean ifThere, boolean cascades) implements Statement {}

    /** @param change {@code add}, {@code drop} or {@code rename} */
    record AlterTable(String table, String change, Optional<Column> column, String name, int at) implements Statement {}

    record Insert(String table, List<String> columns, List<Integer> places, List<List<Expr>> rows, Optional<Select> from, List<Item> returning, int at)
            implements Statement {}

    record Update(String table, List<String> columns, List<Integer> places, List<Expr> values, Optional<Expr> where, int at) implements Statement {}

    record Delete(String table, Optional<Expr> where, int at) implements Statement {}

    record Truncate(List<String> tables, boolean restarts) implements Statement {}

    /** @param otherwise the name of a star is empty */
    record Item(Optional<Expr> expr, String starOf, String name) {}

    /** @param call a function in the place of a table, {@code generate_series} */
    record Source(String table, String alias, boolean outer, Optional<Expr> on, Optional<Expr.Call> call, int at) {}

    record Order(Expr by, boolean descending) {}

    record Select(List<Item> items, boolean distinct, List<Source> from, Optional<Expr> where, List<Expr> groups, Optional<Expr> having, List<Order> order,
            Optional<Expr> limit, Optional<Expr> offset) implements Statement {}

    /** {@code begin}, {@code commit}, {@code rollback}. */
    record Transact(String word) implements Statement {}

    record CreateDatabase(String name, boolean unlessThere) implements Statement {}

    record DropDatabase(String name, boolean ifThere) implements Statement {}

    record CreateRole(String name, String password, boolean unlessThere, String tag) implements Statement {}

    record AlterRole(String name, String password) implements Statement {}

    record DropRole(String name, boolean ifThere, String tag) implements Statement {}

    /** Accepted and without effect here: indexes, grants, settings. */
    record Accepted(String tag) implements Statement {}

    /** {@code SHOW} something, {@code DESCRIBE} a table, {@code USE} a database. */
    record Show(String what, String name, int at) implements Statement {}

    record Empty() implements Statement {}
}

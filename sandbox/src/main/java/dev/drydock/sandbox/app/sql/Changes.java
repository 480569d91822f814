package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes one table's rows or columns, and holds to its keys. */
record Changes(Databases databases, Session session, Evaluation evaluation, Table table) {
    private Engine.Result done(Table after, String tag, long affected) {
        return new Engine.Result(databases.with(session.database(), after), session, new Answer.Done(tag, affected, ""));
    }

    private int index(String column, int at) {
        int index = table.index(column);
        if (index < 0) {
            throw Refusal.because(Reason.NO_COLUMN_OF_TABLE, at, column, table.name());
        }
        return index;
    }

    Engine.Result insert(Statement.Insert insert) {
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < insert.columns().size(); i++) {
            targets.add(index(insert.columns().get(i), insert.places().get(i)));
        }
        boolean all = targets.isEmpty();
        for (int i = 0; all && i < table.columns().size(); i++) {
            targets.add(i);
        }
        List<List<Expr>> given = new ArrayList<>(insert.rows());
        insert.from().ifPresent(select -> new Query(databases.of(session.database()), evaluation).run(select).rows()
                .forEach(row -> given.add(row.stream().<Expr>map(Expr.Value::new).toList())));
        List<List<Cell>> rows = new ArrayList<>(table.rows());
        long next = table.next();
        for (List<Expr> values : given) {
            if (values.size() > targets.size()) {
                throw Refusal.because(Reason.TOO_MANY_VALUES, -1);
            }
            if (values.size() < targets.size() && !all) {
                throw Refusal.because(Reason.TOO_FEW_VALUES, -1);
            }
            List<Cell> row = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                Column column = table.columns().get(i);
                int place = targets.indexOf(i);
                Cell cell = Cell.NULL;
                boolean otherwise = place < 0 || place >= values.size() || values.get(place) instanceof Expr.Call call && call.name().equals("default") && call.at() < 0;
                if (!otherwise) {
                    cell = evaluation.fit(evaluation.value(values.get(place), Scope.NONE), column.type(), place(values.get(place)));
                } else if (column.otherwise().isPresent()) {
                    cell = evaluation.fit(evaluation.value(column.otherwise().get(), Scope.NONE), column.type(), -1);
                }
                if (column.counts() && (otherwise || cell.isNull() && session.mysql())) {
                    cell = new Cell.Whole(next++);
                } else if (column.counts() && session.mysql() && cell instanceof Cell.Whole whole) {
                    next = Math.max(next, whole.value() + 1);
                }
                row.add(cell);
            }
            required(row);
            rows.add(List.copyOf(row));
        }
        checkKeys(rows, rows.subList(table.rows().size(), rows.size()));
        Table after = table.withRows(rows, next);
        Engine.Result result = done(after, "INSERT 0 " + given.size(), given.size());
        return insert.returning().isEmpty() ? result : returning(result, insert, rows.subList(table.rows().size(), rows.size()));
    }

    /** Where a wrong value stands, if it stands there as it is. */
    private static int place(Expr expr) {
        return expr instanceof Expr.Value ? 0 : -1;
    }

    private Engine.Result returning(Engine.Result result, Statement.Insert insert, List<List<Cell>> rows) {
        Table only = table.withRows(rows, 1);
        java.util.TreeMap<String, Table> tables = new java.util.TreeMap<>();
        tables.put(table.name(), only);
        Query.Found found = new Query(tables, evaluation).run(new Statement.Select(insert.returning(), false,
                List.of(new Statement.Source(table.name(), table.name(), false, Optional.empty(), Optional.empty(), -1)), Optional.empty(), List.of(), Optional.empty(), List.of(),
                Optional.empty(), Optional.empty()));
        return new Engine.Result(result.databases(), session, Engine.rows(found, "INSERT 0 " + rows.size()));
    }

    private void required(List<Cell> row) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).isNull() && table.columns().get(i).required()) {
                throw Refusal.because(Reason.NULL_IN_COLUMN, -1, table.columns().get(i).name(), table.name(),
                        String.join(", ", row.stream().map(cell -> cell.isNull() ? "null" : cell.shown()).toList()));
            }
        }
    }

    /** Keys among all rows, and references of the new ones to other tables. */
    private void checkKeys(List<List<Cell>> all, List<List<Cell>> fresh) {
        table.doubled(all).ifPresent(facts -> {
            throw new Refusal.Thrown(new Refusal(Reason.DUPLICATE_KEY, facts, -1));
        });
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.refers().isEmpty()) {
                continue;
            }
            int dot = column.refers().indexOf('.');
            String target = column.refers().substring(0, dot);
            Table other = target.equals(table.name()) ? table.withRows(all, 1) : databases.of(session.database()).get(target);
            int place = other == null ? -1 : other.index(column.refers().substring(dot + 1));
            for (List<Cell> row : fresh) {
                Cell value = row.get(i);
                if (!value.isNull() && place >= 0 && other.rows().stream().noneMatch(r -> Cell.compare(r.get(place), value) == 0)) {
                    throw Refusal.because(Reason.FOREIGN_KEY, -1, table.name(), table.name() + "_" + column.name() + "_fkey", column.name(), value.shown(), target,
                            column.refers().substring(dot + 1));
                }
            }
        }
    }

    /** Rows that others refer to may not go. */
    private void checkUses(List<List<Cell>> gone, List<List<Cell>> left) {
        for (Table other : databases.of(session.database()).values()) {
            for (int i = 0; i < other.columns().size(); i++) {
                Column column = other.columns().get(i);
                if (!column.refers().startsWith(table.name() + ".")) {
                    continue;
                }
                int here = table.index(column.refers().substring(table.name().length() + 1));
                int there = i;
                List<List<Cell>> users = other.name().equals(table.name()) ? left : other.rows();
                for (List<Cell> row : gone) {
                    boolean kept = left.stream().anyMatch(r -> Cell.compare(r.get(here), row.get(here)) == 0);
                    if (!kept && users.stream().anyMatch(u -> !u.get(there).isNull() && Cell.compare(u.get(there), row.get(here)) == 0)) {
                        throw Refusal.because(Reason.FOREIGN_KEY_USED, -1, table.name(), other.name(), other.name() + "_" + column.name() + "_fkey",
                                table.columns().get(here).name(), row.get(here).shown());
                    }
                }
            }
        }
    }

    private Scope scope(List<Cell> row) {
        return new Scope(List.of(new Scope.Frame(table.name(), table.columns(), row)));
    }

    private void checkNames(Optional<Expr> expr) {
        expr.ifPresent(e -> names(e, scope(table.columns().stream().map(c -> Cell.NULL).toList())));
    }

    private static void names(Expr expr, Scope scope) {
        if (expr instanceof Expr.Named named) {
            scope.find(named);
        }
        Query.parts(expr).forEach(part -> names(part, scope));
    }

    Engine.Result update(Statement.Update update) {
        checkNames(update.where());
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < update.columns().size(); i++) {
            targets.add(index(update.columns().get(i), update.places().get(i)));
            checkNames(Optional.of(update.values().get(i)));
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<List<Cell>> old = new ArrayList<>();
        List<List<Cell>> fresh = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            Scope scope = scope(row);
            if (update.where().isPresent() && !Evaluation.holds(evaluation.value(update.where().get(), scope))) {
                rows.add(row);
                continue;
            }
            List<Cell> changed = new ArrayList<>(row);
            for (int i = 0; i < targets.size(); i++) {
                Column column = table.columns().get(targets.get(i));
                changed.set(targets.get(i), evaluation.fit(evaluation.value(update.values().get(i), scope), column.type(), -1));
            }
            required(changed);
            old.add(row);
            fresh.add(List.copyOf(changed));
            rows.add(List.copyOf(changed));
        }
        checkKeys(rows, fresh);
        checkUses(old, rows);
        return done(table.withRows(rows, table.next()), "UPDATE " + fresh.size(), fresh.size());
    }

    Engine.Result delete(Statement.Delete delete) {
        checkNames(delete.where());
        List<List<Cell>> left = new ArrayList<>();
        List<List<Cell>> gone = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            boolean goes = delete.where().isEmpty() || Evaluation.holds(evaluation.value(delete.where().get(), scope(row)));
            (goes ? gone : left).add(row);
        }
        checkUses(gone, left);
        return done(table.withRows(left, table.next()), "DELETE " + gone.size(), gone.size());
    }

    Engine.Result alter(Statement.AlterTable alter) {
        List<Column> columns = new ArrayList<>(table.columns());
        if (alter.change().equals("rename")) {
            if (databases.of(session.database()).containsKey(alter.name())) {
                throw Refusal.because(Reason.TABLE_EXISTS, -1, alter.name());
            }
            Databases without = databases.without(session.database(), table.name());
            return new Engine.Result(without.with(session.database(), new Table(alter.name(), columns, table.key(), table.rows(), table.next())), session,
                    new Answer.Done("ALTER TABLE", 0, ""));
        }
        if (alter.change().startsWith("rename ")) {
            int index = index(alter.change().substring(7), -1);
            Column c = columns.get(index);
            columns.set(index, new Column(alter.name(), c.type(), c.required(), c.unique(), c.counts(), c.otherwise(), c.otherwiseText(), c.refers()));
            List<String> key = table.key().stream().map(k -> k.equals(c.name()) ? alter.name() : k).toList();
            return done(new Table(table.name(), columns, key, table.rows(), table.next()), "ALTER TABLE", 0);
        }
        if (alter.change().equals("drop")) {
            int index = index(alter.name(), -1);
            columns.remove(index);
            List<List<Cell>> rows = table.rows().stream().map(row -> {
                List<Cell> shorter = new ArrayList<>(row);
                shorter.remove(index);
                return List.copyOf(shorter);
            }).toList();
            return done(new Table(table.name(), columns, table.key().stream().filter(k -> !k.equals(alter.name())).toList(), rows, table.next()), "ALTER TABLE", 0);
        }
        Column added = alter.column().orElseThrow();
        if (table.index(added.name()) >= 0) {
            throw Refusal.because(Reason.COLUMN_EXISTS, -1, added.name(), table.name());
        }
        columns.add(added);
        Cell value = added.otherwise().map(expr -> evaluation.fit(evaluation.value(expr, Scope.NONE), added.type(), -1)).orElse(Cell.NULL);
        if (value.isNull() && added.required() && !added.counts() && !table.rows().isEmpty() && !session.mysql()) {
            throw Refusal.because(Reason.NULL_IN_COLUMN, -1, added.name(), table.name());
        }
        List<List<Cell>> rows = new ArrayList<>();
        long next = table.next();
        for (List<Cell> row : table.rows()) {
            List<Cell> longer = new ArrayList<>(row);
            longer.add(added.counts() ? new Cell.Whole(next++) : value);
            rows.add(List.copyOf(longer));
        }
        return done(new Table(table.name(), columns, table.key(), rows, next), "ALTER TABLE", rows.size());
    }
}

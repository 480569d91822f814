package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Carries out {@code SELECT}. */
final class Query {
    private static final int MOST_ROWS = 200_000;

    private final SortedMap<String, Table> tables;
    private final Evaluation evaluation;

    Query(SortedMap<String, Table> tables, Evaluation evaluation) {
        this.tables = tables;
        this.evaluation = evaluation;
    }

    /** A result before it is made text. */
    record Found(List<String> names, List<Type> types, List<List<Cell>> rows) {}

    /** A column of the result. */
    private record Output(String name, Type type, Expr expr) {}

    Found run(Statement.Select select) {
        List<Scope> rows = new ArrayList<>(List.of(Scope.NONE));
        Scope shape = Scope.NONE;
        for (Statement.Source source : select.from()) {
            Table table = table(source);
            shape = shape.with(new Scope.Frame(source.alias(), table.columns(), table.columns().stream().map(c -> Cell.NULL).toList()));
            rows = joined(rows, source, table);
        }
        List<Output> outputs = outputs(select, shape);
        if (select.where().isPresent()) {
            evaluation.typeOf(select.where().get(), Optional.of(shape));
            check(select.where().get(), shape);
            rows = rows.stream().filter(row -> Evaluation.holds(evaluation.value(select.where().get(), row))).toList();
        }
        boolean grouped = !select.groups().isEmpty() || outputs.stream().anyMatch(o -> aggregates(o.expr())) || select.having().isPresent();
        List<Group> groups = grouped ? groups(select, rows, shape) : rows.stream().map(row -> new Group(List.of(row), row)).toList();
        if (grouped) {
            outputs.forEach(output -> checkGrouped(output.expr(), select));
        }
        return finish(select, outputs, groups, shape);
    }

    /** Rows that count as one, and one of them for what is equal in all. */
    private record Group(List<Scope> rows, Scope first) {}

    private Table table(Statement.Source source) {
        if (source.call().isPresent()) {
            return series(source);
        }
        Table table = tables.get(source.table());
        if (table == null) {
            throw Refusal.because(Reason.NO_TABLE, source.at(), source.table());
        }
        return table;
    }

    private Table series(Statement.Source source) {
        Expr.Call call = source.call().get();
        if (!call.name().equals("generate_series") || call.arguments().size() < 2) {
            throw Refusal.because(Reason.NO_FUNCTION, call.at(), call.name() + "()");
        }
        long from = evaluation.value(call.arguments().get(0), Scope.NONE).number().longValue();
        long to = evaluation.value(call.arguments().get(1), Scope.NONE).number().longValue();
        long step = call.arguments().size() > 2 ? Math.max(1, evaluation.value(call.arguments().get(2), Scope.NONE).number().longValue()) : 1;
        if ((to - from) / step > MOST_ROWS) {
            throw Refusal.because(Reason.BEYOND, -1, "generate_series(" + from + ", " + to + ")");
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (long i = from; i <= to; i += step) {
            rows.add(List.of(new Cell.Whole(i)));
        }
        return new Table(source.alias(), List.of(new Column(source.alias(), Type.INTEGER, false, false, false, Optional.empty(), "", "")), List.of(), rows, 1);
    }

    private List<Scope> joined(List<Scope> rows, Statement.Source source, Table table) {
        List<Scope> joined = new ArrayList<>();
        List<Cell> nothing = table.columns().stream().map(c -> Cell.NULL).toList();
        for (Scope row : rows) {
            boolean met = false;
            for (List<Cell> cells : table.rows()) {
                Scope both = row.with(new Scope.Frame(source.alias(), table.columns(), cells));
                if (source.on().isEmpty() || Evaluation.holds(evaluation.value(source.on().get(), both))) {
                    joined.add(both);
                    met = true;
                    if (joined.size() > MOST_ROWS) {
                        throw Refusal.because(Reason.BEYOND, -1, "SELECT, " + joined.size() + " rows");
                    }
                }
            }
            if (source.outer() && !met) {
                joined.add(row.with(new Scope.Frame(source.alias(), table.columns(), nothing)));
            }
        }
        return joined;
    }

    private List<Output> outputs(Statement.Select select, Scope shape) {
        List<Output> outputs = new ArrayList<>();
        for (Statement.Item item : select.items()) {
            if (item.expr().isPresent()) {
                Expr expr = item.expr().get();
                check(expr, shape);
                outputs.add(new Output(item.name().isEmpty() ? name(expr) : item.name(), evaluation.typeOf(expr, Optional.of(shape)), expr));
                continue;
            }
            boolean known = false;
            for (Scope.Frame frame : shape.frames()) {
                if (item.starOf().isEmpty() || item.starOf().equals(frame.alias())) {
                    known = true;
                    frame.columns().forEach(c -> outputs.add(new Output(c.name(), c.type(), new Expr.Named(frame.alias(), c.name(), -1))));
                }
            }
            if (!known) {
                throw item.starOf().isEmpty() ? Refusal.because(Reason.SYNTAX, -1, "*") : Refusal.because(Reason.NO_ALIAS, -1, item.starOf());
            }
        }
        return outputs;
    }

    /** Every name must mean a column, also when there is no row to look at. */
    private void check(Expr expr, Scope shape) {
        if (expr instanceof Expr.Named named) {
            shape.find(named);
        }
        parts(expr).forEach(part -> check(part, shape));
    }

    static List<Expr> parts(Expr expr) {
        List<Expr> parts = new ArrayList<>();
        if (expr instanceof Expr.Unary unary) {
            parts.add(unary.operand());
        } else if (expr instanceof Expr.Binary binary) {
            parts.addAll(List.of(binary.left(), binary.right()));
        } else if (expr instanceof Expr.Call call) {
            parts.addAll(call.arguments());
        } else if (expr instanceof Expr.In in) {
            parts.add(in.operand());
            parts.addAll(in.values());
        } else if (expr instanceof Expr.IsNull test) {
            parts.add(test.operand());
        } else if (expr instanceof Expr.Like like) {
            parts.addAll(List.of(like.operand(), like.pattern()));
        } else if (expr instanceof Expr.Case cases) {
            parts.addAll(cases.conditions());
            parts.addAll(cases.results());
            cases.otherwise().ifPresent(parts::add);
        } else if (expr instanceof Expr.Cast cast) {
            parts.add(cast.operand());
        }
        return parts;
    }

    private static boolean aggregates(Expr expr) {
        return expr instanceof Expr.Call call && Evaluation.AGGREGATES.contains(call.name()) || parts(expr).stream().anyMatch(Query::aggregates);
    }

    /** What is neither grouped by nor counted over has no one value. */
    private static void checkGrouped(Expr expr, Statement.Select select) {
        if (select.groups().contains(expr) || expr instanceof Expr.Call call && Evaluation.AGGREGATES.contains(call.name())) {
            return;
        }
        if (expr instanceof Expr.Named named && select.groups().stream().noneMatch(g -> g instanceof Expr.Named n && n.column().equals(named.column()))
                && select.groups().stream().noneMatch(Expr.Value.class::isInstance)) {
            String table = named.table().isEmpty() ? select.from().isEmpty() ? "" : select.from().get(0).alias() : named.table();
            throw Refusal.because(Reason.NOT_GROUPED, named.at(), table + "." + named.column());
        }
        parts(expr).forEach(part -> checkGrouped(part, select));
    }

    private List<Group> groups(Statement.Select select, List<Scope> rows, Scope shape) {
        Map<List<Cell>, List<Scope>> byKey = new LinkedHashMap<>();
        List<Expr> by = select.groups().stream().map(expr -> resolved(expr, select)).toList();
        by.forEach(expr -> check(expr, shape));
        for (Scope row : rows) {
            byKey.computeIfAbsent(by.stream().map(expr -> evaluation.value(expr, row)).toList(), key -> new ArrayList<>()).add(row);
        }
        if (byKey.isEmpty() && by.isEmpty()) {
            byKey.put(List.of(), List.of());
        }
        List<Group> groups = new ArrayList<>();
        byKey.values().forEach(members -> groups.add(new Group(members, members.isEmpty() ? shape : members.get(0))));
        return select.having().isEmpty() ? groups
                : groups.stream().filter(g -> Evaluation.holds(evaluation.value(select.having().get(), g.rows(), g.first()))).toList();
    }

    /** A number or an alias stands for a column of the result. */
    private static Expr resolved(Expr expr, Statement.Select select) {
        if (expr instanceof Expr.Value value && value.cell() instanceof Cell.Whole whole && whole.value() >= 1 && whole.value() <= select.items().size()) {
            return select.items().get((int) whole.value() - 1).expr().orElse(expr);
        }
        if (expr instanceof Expr.Named named && named.table().isEmpty()) {
            return select.items().stream().filter(item -> item.name().equals(named.column())).findFirst().flatMap(Statement.Item::expr).orElse(expr);
        }
        return expr;
    }

    private Found finish(Statement.Select select, List<Output> outputs, List<Group> groups, Scope shape) {
        List<Statement.Order> order = select.order().stream().map(o -> new Statement.Order(resolved(o.by(), select), o.descending())).toList();
        order.forEach(o -> check(o.by(), shape));
        record Line(List<Cell> cells, List<Cell> keys) {}
        List<Line> lines = new ArrayList<>();
        for (Group group : groups) {
            lines.add(new Line(outputs.stream().map(o -> evaluation.value(o.expr(), group.rows(), group.first())).toList(),
                    order.stream().map(o -> evaluation.value(o.by(), group.rows(), group.first())).toList()));
        }
        if (!order.isEmpty()) {
            Comparator<Line> comparator = (a, b) -> {
                for (int i = 0; i < order.size(); i++) {
                    int sign = compareWithNull(a.keys().get(i), b.keys().get(i));
                    if (sign != 0) {
                        return order.get(i).descending() ? -sign : sign;
                    }
                }
                return 0;
            };
            lines.sort(comparator);
        }
        List<List<Cell>> rows = lines.stream().map(Line::cells).toList();
        if (select.distinct()) {
            rows = List.copyOf(new LinkedHashSet<>(rows));
        }
        int from = count(select.offset(), 0);
        int to = Math.min(rows.size(), (int) Math.min(Integer.MAX_VALUE, (long) from + count(select.limit(), Integer.MAX_VALUE)));
        return new Found(outputs.stream().map(Output::name).toList(), outputs.stream().map(Output::type).toList(),
                rows.subList(Math.min(from, rows.size()), Math.max(Math.min(from, rows.size()), to)));
    }

    /** PostgreSQL puts NULL after all others, MySQL before them. */
    private int compareWithNull(Cell a, Cell b) {
        if (a.isNull() || b.isNull()) {
            int sign = Boolean.compare(a.isNull(), b.isNull());
            return evaluation.session().mysql() ? -sign : sign;
        }
        return Cell.compare(a, b);
    }

    private int count(Optional<Expr> expr, int usual) {
        return expr.map(e -> evaluation.value(e, Scope.NONE)).filter(c -> !c.isNull()).map(c -> (int) Math.max(0, Math.min(Integer.MAX_VALUE, c.number().longValue()))).orElse(usual);
    }

    private String name(Expr expr) {
        if (expr instanceof Expr.Named named) {
            return named.column();
        }
        if (evaluation.session().mysql()) {
            return Spelling.of(expr);
        }
        if (expr instanceof Expr.Call call) {
            return call.name();
        }
        return expr instanceof Expr.Cast cast ? cast.operand() instanceof Expr.Named named ? named.column() : cast.type().name().replace("integer", "int4").replace("boolean", "bool")
                : expr instanceof Expr.Case ? "case" : expr instanceof Expr.Value v && v.cell() instanceof Cell.Truth ? "bool" : "?column?";
    }
}

package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Computes expressions.
 *
 * @param nowMicros virtual microseconds since 1970
 */
record Evaluation(Session session, long nowMicros) {
    static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max", "string_agg", "group_concat");

    /** The value of an expression for one row. */
    Cell value(Expr expr, Scope row) {
        return value(expr, List.of(row), row);
    }

    /** @param group the rows that aggregates run over; the others are read from {@code row} */
    Cell value(Expr expr, List<Scope> group, Scope row) {
        if (expr instanceof Expr.Value constant) {
            return constant.cell();
        }
        if (expr instanceof Expr.Named named) {
            return row.find(named).cell();
        }
        if (expr instanceof Expr.Unary unary) {
            return unary(unary, value(unary.operand(), group, row));
        }
        if (expr instanceof Expr.Binary binary) {
            return binary(binary, group, row);
        }
        if (expr instanceof Expr.Call call) {
            return AGGREGATES.contains(call.name()) ? aggregate(call, group) : new Functions(session, nowMicros)
                    .call(call, call.arguments().stream().map(argument -> value(argument, group, row)).toList());
        }
        if (expr instanceof Expr.In in) {
            return in(in, group, row);
        }
        if (expr instanceof Expr.IsNull test) {
            return Cell.of(value(test.operand(), group, row).isNull() != test.not());
        }
        if (expr instanceof Expr.Like like) {
            Cell text = value(like.operand(), group, row);
            Cell pattern = value(like.pattern(), group, row);
            return text.isNull() || pattern.isNull() ? Cell.NULL
                    : Cell.of(like(pattern.shown(), text.shown(), like.anyCase() || session.mysql()) != like.not());
        }
        if (expr instanceof Expr.Case cases) {
            for (int i = 0; i < cases.conditions().size(); i++) {
                if (holds(value(cases.conditions().get(i), group, row))) {
                    return value(cases.results().get(i), group, row);
                }
            }
            return cases.otherwise().map(otherwise -> value(otherwise, group, row)).orElse(Cell.NULL);
        }
        Expr.Cast cast = (Expr.Cast) expr;
        return fit(value(cast.operand(), group, row), cast.type(), cast.at());
    }

    static boolean holds(Cell cell) {
        return cell instanceof Cell.Truth truth ? truth.value() : cell.isNumber() && cell.number().signum() != 0;
    }

    private static Cell unary(Expr.Unary unary, Cell operand) {
        if (operand.isNull()) {
            return Cell.NULL;
        }
        if (unary.sign().equals("not")) {
            return Cell.of(!holds(operand));
        }
        return operand instanceof Cell.Whole whole ? new Cell.Whole(-whole.value()) : new Cell.Decimal(operand.number().negate());
    }

    private Cell in(Expr.In in, List<Scope> group, Scope row) {
        Cell operand = value(in.operand(), group, row);
        if (operand.isNull()) {
            return Cell.NULL;
        }
        boolean found = in.values().stream().map(one -> value(one, group, row)).anyMatch(one -> !one.isNull() && same(operand, one));
        return Cell.of(found != in.not());
    }

    /** Equality with a text that is a number where a number stands, as both servers read literals. */
    private boolean same(Cell a, Cell b) {
        Cell x = alike(a, b);
        Cell y = alike(b, a);
        return session.mysql() && x instanceof Cell.Text && y instanceof Cell.Text ? x.shown().equalsIgnoreCase(y.shown()) : Cell.compare(x, y) == 0;
    }

    private static Cell alike(Cell cell, Cell other) {
        if (cell instanceof Cell.Text text && other.isNumber() && text.value().strip().matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            return new Cell.Decimal(new BigDecimal(text.value().strip()));
        }
        if (cell instanceof Cell.Text text && other instanceof Cell.Truth) {
            return Cell.of(text.value().toLowerCase(Locale.ROOT).matches("t|true|yes|on|1"));
        }
        return cell.isNumber() && other instanceof Cell.Truth ? Cell.of(cell.number().signum() != 0) : cell;
    }

    private Cell binary(Expr.Binary binary, List<Scope> group, Scope row) {
        Cell left = value(binary.left(), group, row);
        if (binary.sign().equals("and") || binary.sign().equals("or")) {
            boolean decides = binary.sign().equals("or");
            if (!left.isNull() && holds(left) == decides) {
                return Cell.of(decides);
            }
            Cell right = value(binary.right(), group, row);
            if (!right.isNull() && holds(right) == decides) {
                return Cell.of(decides);
            }
            return left.isNull() || right.isNull() ? Cell.NULL : Cell.of(!decides);
        }
        Cell right = value(binary.right(), group, row);
        if (left.isNull() || right.isNull()) {
            return Cell.NULL;
        }
        Cell a = alike(left, right);
        Cell b = alike(right, left);
        return switch (binary.sign()) {
            case "=" -> Cell.of(comparable(binary, a, b) && same(a, b));
            case "<>" -> Cell.of(comparable(binary, a, b) && !same(a, b));
            case "<" -> Cell.of(comparable(binary, a, b) && Cell.compare(a, b) < 0);
            case ">" -> Cell.of(comparable(binary, a, b) && Cell.compare(a, b) > 0);
            case "<=" -> Cell.of(comparable(binary, a, b) && Cell.compare(a, b) <= 0);
            case ">=" -> Cell.of(comparable(binary, a, b) && Cell.compare(a, b) >= 0);
            case "||" -> session.mysql() ? Cell.of(holds(a) || holds(b)) : new Cell.Text(left.shown() + right.shown());
            default -> arithmetic(binary, a, b);
        };
    }

    /** PostgreSQL refuses to compare a number with a text that is none. */
    private boolean comparable(Expr.Binary binary, Cell a, Cell b) {
        if (!session.mysql() && a.isNumber() && b instanceof Cell.Text text && binary.right() instanceof Expr.Value) {
            throw Refusal.because(Reason.NOT_A_NUMBER, binary.at() + binary.sign().length() + 1, "integer", text.value());
        }
        if (!session.mysql() && a.isNumber() != b.isNumber() && a instanceof Cell.Text != b instanceof Cell.Text) {
            throw Refusal.because(Reason.NO_OPERATOR, binary.at(), typeName(a) + " " + binary.sign() + " " + typeName(b));
        }
        return true;
    }

    private static String typeName(Cell cell) {
        return cell instanceof Cell.Whole ? "integer" : cell instanceof Cell.Decimal ? "numeric" : cell instanceof Cell.Truth ? "boolean" : "text";
    }

    private Cell arithmetic(Expr.Binary binary, Cell a, Cell b) {
        if (!a.isNumber() || !b.isNumber()) {
            if (!session.mysql()) {
                throw Refusal.because(Reason.NO_OPERATOR, binary.at(), typeName(a) + " " + binary.sign() + " " + typeName(b));
            }
            return new Cell.Whole(0);
        }
        boolean division = binary.sign().equals("/") || binary.sign().equals("%");
        if (division && b.number().signum() == 0) {
            if (session.mysql()) {
                return Cell.NULL;
            }
            throw Refusal.because(Reason.DIVISION_BY_ZERO, -1);
        }
        if (a instanceof Cell.Whole x && b instanceof Cell.Whole y && !(division && session.mysql() && binary.sign().equals("/"))) {
            try {
                return new Cell.Whole(switch (binary.sign()) {
                    case "+" -> Math.addExact(x.value(), y.value());
                    case "-" -> Math.subtractExact(x.value(), y.value());
                    case "*" -> Math.multiplyExact(x.value(), y.value());
                    case "/" -> x.value() / y.value();
                    default -> x.value() % y.value();
                });
            } catch (ArithmeticException tooLarge) {
                throw Refusal.because(Reason.OUT_OF_RANGE, -1, "bigint");
            }
        }
        return new Cell.Decimal(switch (binary.sign()) {
            case "+" -> a.number().add(b.number());
            case "-" -> a.number().subtract(b.number());
            case "*" -> a.number().multiply(b.number(), MathContext.DECIMAL128);
            case "/" -> a.number().divide(b.number(), session.mysql() ? Math.max(4, a.number().scale() + 4) : 16, RoundingMode.HALF_UP);
            default -> a.number().remainder(b.number());
        });
    }

    private Cell aggregate(Expr.Call call, List<Scope> group) {
        if (call.star()) {
            return new Cell.Whole(group.size());
        }
        if (call.arguments().isEmpty()) {
            throw Refusal.because(Reason.NO_FUNCTION, call.at(), call.name() + "()");
        }
        List<Cell> values = new ArrayList<>();
        for (Scope row : group) {
            Cell value = value(call.arguments().get(0), row);
            if (!value.isNull()) {
                values.add(value);
            }
        }
        List<Cell> counted = call.distinct() ? List.copyOf(new LinkedHashSet<>(values)) : values;
        if (call.name().equals("count")) {
            return new Cell.Whole(counted.size());
        }
        if (counted.isEmpty()) {
            return Cell.NULL;
        }
        return switch (call.name()) {
            case "min" -> counted.stream().min(Cell::compare).get();
            case "max" -> counted.stream().max(Cell::compare).get();
            case "sum" -> sum(call, counted);
            case "avg" -> new Cell.Decimal(sum(call, counted).number().divide(BigDecimal.valueOf(counted.size()), session.mysql() ? 4 : 16, RoundingMode.HALF_UP));
            default -> new Cell.Text(String.join(call.arguments().size() > 1 ? value(call.arguments().get(1), group.get(0)).shown() : ",",
                    counted.stream().map(Cell::shown).toList()));
        };
    }

    private static Cell sum(Expr.Call call, List<Cell> values) {
        if (!values.stream().allMatch(Cell::isNumber)) {
            throw Refusal.because(Reason.NO_FUNCTION, call.at(), call.name() + "(" + typeName(values.get(0)) + ")");
        }
        BigDecimal sum = values.stream().map(Cell::number).reduce(BigDecimal.ZERO, BigDecimal::add);
        return values.stream().allMatch(Cell.Whole.class::isInstance) && sum.toBigInteger().bitLength() < 63 ? new Cell.Whole(sum.longValue()) : new Cell.Decimal(sum);
    }

    /** {@code LIKE}: {@code %} any text, {@code _} any sign, in steps that grow with the text only. */
    static boolean like(String pattern, String given, boolean anyCase) {
        String p = anyCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        String t = anyCase ? given.toLowerCase(Locale.ROOT) : given;
        int i = 0;
        int j = 0;
        int star = -1;
        int retry = 0;
        while (j < t.length()) {
            if (i < p.length() && p.charAt(i) == '%') {
                star = i++;
                retry = j;
            } else if (i < p.length() && (p.charAt(i) == '_' || p.charAt(i) == t.charAt(j))) {
                i++;
                j++;
            } else if (star >= 0) {
                i = star + 1;
                j = ++retry;
            } else {
                return false;
            }
        }
        while (i < p.length() && p.charAt(i) == '%') {
            i++;
        }
        return i == p.length();
    }

    /** A value made fit for a column of this type. */
    Cell fit(Cell cell, Type type, int at) {
        if (cell.isNull()) {
            return cell;
        }
        return switch (type.kind()) {
            case WHOLE -> whole(cell, type, at);
            case DECIMAL -> decimal(cell, type, at);
            case TRUTH -> truth(cell, at);
            case MOMENT -> moment(cell, type, at);
            case DATE -> {
                String text = cell.shown();
                if (!text.matches("\\d{4}-\\d{1,2}-\\d{1,2}.*")) {
                    throw Refusal.because(Reason.NOT_A_MOMENT, at, "date", text);
                }
                yield new Cell.Text(text.replaceFirst("[ T].*", ""));
            }
            default -> {
                String text = cell instanceof Cell.Truth b && !session.mysql() ? Boolean.toString(b.value()) : cell instanceof Cell.Truth b ? b.value() ? "1" : "0" : cell.shown();
                if (type.length() > 0 && text.codePointCount(0, text.length()) > type.length()) {
                    throw Refusal.because(Reason.TOO_LONG, -1, type.name());
                }
                yield new Cell.Text(text);
            }
        };
    }

    private Cell whole(Cell cell, Type type, int at) {
        if (cell instanceof Cell.Truth truth && session.mysql()) {
            return new Cell.Whole(truth.value() ? 1 : 0);
        }
        String text = cell.shown().strip();
        if (cell instanceof Cell.Text && !text.matches("-?\\d{1,30}") || !cell.isNumber() && !(cell instanceof Cell.Text)) {
            throw Refusal.because(Reason.NOT_A_NUMBER, at, type.name(), text);
        }
        BigDecimal number = new BigDecimal(text).setScale(0, RoundingMode.HALF_UP);
        long most = type.name().equals("bigint") ? Long.MAX_VALUE : type.name().equals("smallint") ? Short.MAX_VALUE : Integer.MAX_VALUE;
        if (number.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw Refusal.because(Reason.OUT_OF_RANGE, -1, type.name());
        }
        return new Cell.Whole(number.longValueExact());
    }

    private Cell decimal(Cell cell, Type type, int at) {
        String text = cell.shown().strip();
        if (!text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            throw Refusal.because(Reason.NOT_A_NUMBER, at, type.name().replaceFirst("\\(.*", ""), text);
        }
        BigDecimal number = new BigDecimal(text);
        return new Cell.Decimal(type.length() > 0 ? number.setScale(type.length() - 1, RoundingMode.HALF_UP)
                : type.name().equals("numeric") ? number : number.stripTrailingZeros().scale() < 0 ? number.setScale(0, RoundingMode.HALF_UP) : number.stripTrailingZeros());
    }

    private Cell truth(Cell cell, int at) {
        if (cell instanceof Cell.Truth) {
            return session.mysql() ? new Cell.Whole(holds(cell) ? 1 : 0) : cell;
        }
        if (cell.isNumber() && session.mysql()) {
            return cell;
        }
        String text = cell.shown().strip().toLowerCase(Locale.ROOT);
        if (!text.matches("t|true|y|yes|on|1|f|false|n|no|off|0")) {
            throw Refusal.because(Reason.NOT_A_TRUTH, at, cell.shown());
        }
        return Cell.of(text.matches("t|true|y|yes|on|1"));
    }

    private Cell moment(Cell cell, Type type, int at) {
        String text = cell.shown().strip().replace('T', ' ');
        if (!text.matches("\\d{4}-\\d{1,2}-\\d{1,2}( \\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?([+-]\\d{2}(:?\\d{2})?|Z)?)?")) {
            throw Refusal.because(Reason.NOT_A_MOMENT, at, type.name(), cell.shown());
        }
        String bare = text.replaceFirst("([+-]\\d{2}(:?\\d{2})?|Z)$", text.length() > 10 ? "" : "$0");
        String timed = bare.length() <= 10 ? bare + " 00:00:00" : bare;
        String rounded = session.mysql() ? timed.replaceFirst("\\..*", "") : timed;
        return new Cell.Text(type.name().equals("timestamp with time zone") ? rounded + "+00" : rounded);
    }

    /** The type of an expression's values. */
    Type typeOf(Expr expr, Optional<Scope> shape) {
        if (expr instanceof Expr.Named named && shape.isPresent()) {
            return shape.get().find(named).type();
        }
        if (expr instanceof Expr.Value value) {
            return value.cell() instanceof Cell.Whole ? Type.INTEGER : value.cell() instanceof Cell.Decimal ? Type.NUMERIC : value.cell() instanceof Cell.Truth ? Type.BOOLEAN : Type.TEXT;
        }
        if (expr instanceof Expr.Unary unary) {
            return unary.sign().equals("not") ? Type.BOOLEAN : typeOf(unary.operand(), shape);
        }
        if (expr instanceof Expr.Binary binary) {
            return List.of("+", "-", "*", "/", "%").contains(binary.sign()) ? Type.NUMERIC : binary.sign().equals("||") ? Type.TEXT : Type.BOOLEAN;
        }
        if (expr instanceof Expr.Call call) {
            return List.of("min", "max", "coalesce", "nullif").contains(call.name()) && !call.arguments().isEmpty() ? typeOf(call.arguments().get(0), shape)
                    : Functions.NUMERIC.contains(call.name()) ? Type.BIGINT : Type.TEXT;
        }
        if (expr instanceof Expr.Case cases) {
            return typeOf(cases.results().get(0), shape);
        }
        return expr instanceof Expr.Cast cast ? cast.type() : Type.BOOLEAN;
    }
}

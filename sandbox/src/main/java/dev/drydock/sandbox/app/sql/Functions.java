package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The functions of one row. */
record Functions(Session session, long nowMicros) {
    /** Those whose values are numbers. */
    static final Set<String> NUMERIC = Set.of("count", "sum", "avg", "length", "char_length", "abs", "round", "ceil", "floor", "mod", "last_insert_id", "generate_series", "pg_backend_pid", "sqrt", "power");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    Cell call(Expr.Call call, List<Cell> values) {
        Cell first = values.isEmpty() ? Cell.NULL : values.get(0);
        switch (call.name()) {
            case "now", "current_timestamp", "localtimestamp", "sysdate" -> {
                return new Cell.Text(session.mysql() ? seconds() : moment() + "+00");
            }
            case "current_date", "curdate" -> {
                return new Cell.Text(seconds().substring(0, 10));
            }
            case "version" -> {
                return new Cell.Text(session.version());
            }
            case "current_database", "database" -> {
                return session.database().isEmpty() ? Cell.NULL : new Cell.Text(session.database());
            }
            case "current_user", "user", "session_user" -> {
                return new Cell.Text(session.mysql() ? session.user() + "@localhost" : session.user());
            }
            case "coalesce", "ifnull" -> {
                return values.stream().filter(value -> !value.isNull()).findFirst().orElse(Cell.NULL);
            }
            case "concat" -> {
                return new Cell.Text(String.join("", values.stream().map(Cell::shown).toList()));
            }
            case "pg_sleep", "sleep" -> {
                return session.mysql() ? new Cell.Whole(0) : new Cell.Text("");
            }
            case "pg_backend_pid", "last_insert_id" -> {
                return new Cell.Whole(1);
            }
            case "pg_database_size" -> {
                return new Cell.Whole(7_700_000);
            }
            case "pg_size_pretty" -> {
                return new Cell.Text(first.number().longValue() / 1024 + " kB");
            }
            default -> {
                if (values.isEmpty()) {
                    throw unknown(call, values);
                }
                return values.stream().anyMatch(Cell::isNull) && !call.name().equals("nullif") ? Cell.NULL : ofValues(call, values);
            }
        }
    }

    private static Refusal.Thrown unknown(Expr.Call call, List<Cell> values) {
        String types = String.join(", ", values.stream().map(v -> v instanceof Cell.Whole ? "integer" : v instanceof Cell.Decimal ? "numeric" : v instanceof Cell.Truth ? "boolean" : "unknown").toList());
        return Refusal.because(Reason.NO_FUNCTION, call.at(), call.name() + "(" + types + ")", call.name());
    }

    private Cell ofValues(Expr.Call call, List<Cell> values) {
        Cell first = values.get(0);
        return switch (call.name()) {
            case "upper" -> new Cell.Text(first.shown().toUpperCase(Locale.ROOT));
            case "lower" -> new Cell.Text(first.shown().toLowerCase(Locale.ROOT));
            case "length", "char_length" -> new Cell.Whole(first.shown().codePointCount(0, first.shown().length()));
            case "trim" -> new Cell.Text(first.shown().strip());
            case "md5" -> new Cell.Text(Texts.md5(first.shown()));
            case "abs" -> first instanceof Cell.Whole whole ? new Cell.Whole(Math.abs(whole.value())) : new Cell.Decimal(first.number().abs());
            case "round" -> new Cell.Decimal(first.number().setScale(values.size() > 1 ? clamp(values.get(1)) : 0, RoundingMode.HALF_UP));
            case "ceil" -> new Cell.Decimal(first.number().setScale(0, RoundingMode.CEILING));
            case "floor" -> new Cell.Decimal(first.number().setScale(0, RoundingMode.FLOOR));
            case "nullif" -> values.size() > 1 && !first.isNull() && !values.get(1).isNull() && Cell.compare(first, values.get(1)) == 0 ? Cell.NULL : first;
            case "left" -> new Cell.Text(first.shown().substring(0, Math.min(first.shown().length(), values.size() > 1 ? clamp(values.get(1)) : 0)));
            case "repeat" -> new Cell.Text(first.shown().repeat(Math.min(10_000, values.size() > 1 ? clamp(values.get(1)) : 0)));
            case "replace" -> values.size() < 3 ? first : new Cell.Text(first.shown().replace(values.get(1).shown(), values.get(2).shown()));
            case "substring", "substr" -> substring(values);
            default -> throw unknown(call, values);
        };
    }

    private static int clamp(Cell cell) {
        return Math.max(0, Math.min(100_000, cell.number().intValue()));
    }

    private static Cell substring(List<Cell> values) {
        String text = values.get(0).shown();
        int from = Math.min(text.length(), Math.max(0, values.size() > 1 ? clamp(values.get(1)) - 1 : 0));
        return new Cell.Text(text.substring(from, values.size() > 2 ? Math.min(text.length(), from + clamp(values.get(2))) : text.length()));
    }

    private String seconds() {
        return SECONDS.format(Instant.ofEpochSecond(nowMicros / 1_000_000).atZone(ZoneOffset.UTC));
    }

    private String moment() {
        return seconds() + String.format(Locale.ROOT, ".%06d", nowMicros % 1_000_000);
    }
}

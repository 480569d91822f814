package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a table is made of. */
final class Definitions {
    private final Parser parser;
    private final Expressions expressions;

    Definitions(Parser parser, Expressions expressions) {
        this.parser = parser;
        this.expressions = expressions;
    }

    Table table(String name) {
        parser.expect("(");
        List<Column> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        do {
            boolean constraint = parser.take("constraint");
            if (constraint) {
                parser.name();
            }
            if (parser.take("primary", "key")) {
                key.addAll(list());
            } else if (parser.take("unique") || parser.take("unique", "key")) {
                List<String> unique = list();
                columns.replaceAll(c -> unique.equals(List.of(c.name())) ? new Column(c.name(), c.type(), c.required(), true, c.counts(), c.otherwise(), c.otherwiseText(), c.refers()) : c);
            } else if (parser.take("foreign", "key")) {
                List<String> own = list();
                parser.expect("references");
                String refers = target();
                columns.replaceAll(c -> own.equals(List.of(c.name())) ? new Column(c.name(), c.type(), c.required(), c.unique(), c.counts(), c.otherwise(), c.otherwiseText(), refers) : c);
            } else if (parser.peek().is("check") || parser.peek().is("index") || parser.peek().is("key")) {
                throw parser.beyond(parser.peek().raw().toUpperCase(java.util.Locale.ROOT));
            } else {
                boolean[] isKey = {false};
                Column column = column(isKey);
                if (columns.stream().anyMatch(c -> c.name().equals(column.name()))) {
                    throw Refusal.because(Reason.COLUMN_EXISTS, -1, column.name());
                }
                columns.add(column);
                if (isKey[0]) {
                    key.add(column.name());
                }
            }
        } while (parser.take(","));
        parser.expect(")");
        List<Column> all = columns.stream().map(c -> key.contains(c.name())
                ? new Column(c.name(), c.type(), true, c.unique(), c.counts(), c.otherwise(), c.otherwiseText(), c.refers()) : c).toList();
        return new Table(name, all, key, List.of(), 1);
    }

    private List<String> list() {
        parser.expect("(");
        List<String> names = new ArrayList<>();
        do {
            names.add(parser.name());
        } while (parser.take(","));
        parser.expect(")");
        return names;
    }

    /** What a reference names, {@code table.column}; the column is {@code id} if not written. */
    private String target() {
        String table = parser.name();
        String column = parser.peek().is("(") ? list().get(0) : "";
        while (parser.take("on")) {
            if (!parser.take("delete")) {
                parser.expect("update");
            }
            if (parser.peek().is("cascade") || parser.take("set")) {
                throw parser.beyond("ON DELETE CASCADE");
            }
            if (!parser.take("no", "action")) {
                parser.expect("restrict");
            }
        }
        return table + "." + column;
    }

    Column column() {
        return column(new boolean[1]);
    }

    private Column column(boolean[] isKey) {
        String name = parser.name();
        Token kind = parser.peek();
        boolean counts = List.of("serial", "bigserial", "smallserial").contains(kind.text());
        Type type = type();
        boolean required = counts;
        boolean unique = false;
        Optional<Expr> otherwise = Optional.empty();
        String text = "";
        String refers = "";
        while (true) {
            if (parser.take("not", "null")) {
                required = true;
            } else if (parser.take("null")) {
                required = false;
            } else if (parser.take("primary", "key")) {
                isKey[0] = true;
                required = true;
            } else if (parser.take("unique")) {
                parser.take("key");
                unique = true;
            } else if (parser.take("auto_increment")) {
                counts = true;
            } else if (parser.take("generated")) {
                while (!parser.peek().is("identity")) {
                    if (parser.peek().kind() == Token.Kind.END) {
                        throw parser.unexpected();
                    }
                    parser.next();
                }
                parser.next();
                counts = true;
                required = true;
            } else if (parser.take("default")) {
                Expr value = expressions.operand();
                otherwise = Optional.of(value);
                text = shown(value, type);
            } else if (parser.take("references")) {
                refers = target();
            } else if (parser.take("on", "update")) {
                expressions.operand();
            } else if (parser.take("comment")) {
                parser.next();
            } else if (parser.peek().is("check") || parser.peek().is("collate") || parser.peek().is("constraint")) {
                throw parser.beyond(parser.peek().raw().toUpperCase(java.util.Locale.ROOT));
            } else {
                return new Column(name, type, required, unique, counts, otherwise, text, refers);
            }
        }
    }

    private static String shown(Expr value, Type type) {
        if (value instanceof Expr.Value v) {
            return v.cell() instanceof Cell.Text t ? "'" + t.value() + "'::" + type.name().replaceFirst("\\(.*", "")
                    : v.cell() instanceof Cell.Truth b ? Boolean.toString(b.value()) : v.cell().isNull() ? "" : v.cell().shown();
        }
        return value instanceof Expr.Call call ? call.name().startsWith("current_") ? call.name().toUpperCase(java.util.Locale.ROOT) : call.name() + "()" : "";
    }

    /** A type's name with what stands in brackets after it. */
    Type type() {
        Token token = parser.next();
        String name = token.text();
        int length = 0;
        int scale = -1;
        if (parser.peek().is("precision") || parser.peek().is("varying")) {
            parser.next();
        }
        if (parser.take("(")) {
            Token first = parser.next();
            length = first.text().matches("\\d{1,6}") ? Integer.parseInt(first.text()) : 0;
            while (parser.take(",")) {
                Token second = parser.next();
                scale = second.text().matches("\\d{1,3}") ? Integer.parseInt(second.text()) : 0;
            }
            parser.expect(")");
        }
        parser.take("unsigned");
        boolean zone = parser.take("with", "time", "zone");
        if (!zone) {
            parser.take("without", "time", "zone");
        }
        String size = length > 0 ? "(" + length + ")" : "";
        return switch (name) {
            case "int", "integer", "int4", "serial", "mediumint" -> Type.INTEGER;
            case "bigint", "int8", "bigserial" -> Type.BIGINT;
            case "smallint", "int2", "smallserial", "tinyint" -> new Type("smallint", Type.Kind.WHOLE, 0);
            case "numeric", "decimal" -> new Type(length > 0 ? "numeric(" + length + "," + Math.max(0, scale) + ")" : "numeric", Type.Kind.DECIMAL, length > 0 ? Math.max(0, scale) + 1 : 0);
            case "real", "float4" -> new Type("real", Type.Kind.DECIMAL, 0);
            case "double", "float", "float8", "money" -> new Type("double precision", Type.Kind.DECIMAL, 0);
            case "varchar", "character", "char", "nvarchar" -> name.startsWith("char") && !name.equals("varchar") && !name.equals("nvarchar") && token.is("char")
                    ? new Type("character" + (length > 0 ? size : "(1)"), Type.Kind.TEXT, Math.max(1, length))
                    : new Type("character varying" + size, Type.Kind.TEXT, length);
            case "text", "longtext", "mediumtext", "tinytext", "clob" -> Type.TEXT;
            case "json", "jsonb", "uuid", "bytea", "inet", "blob", "xml", "name" -> new Type(name, Type.Kind.TEXT, 0);
            case "enum" -> throw parser.beyond("ENUM");
            case "boolean", "bool" -> Type.BOOLEAN;
            case "timestamp", "datetime" -> new Type(zone ? "timestamp with time zone" : "timestamp without time zone", Type.Kind.MOMENT, 0);
            case "timestamptz" -> new Type("timestamp with time zone", Type.Kind.MOMENT, 0);
            case "date" -> new Type("date", Type.Kind.DATE, 0);
            case "time" -> new Type("time without time zone", Type.Kind.TEXT, 0);
            default -> throw token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME
                    ? Refusal.because(Reason.NO_TYPE, token.at(), name) : Refusal.because(Reason.SYNTAX, token.at(), token.raw());
        };
    }
}

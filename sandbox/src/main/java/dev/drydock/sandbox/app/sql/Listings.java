package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code SHOW}, {@code DESCRIBE} and {@code USE} answer. */
record Listings(Databases databases, Session session) {
    private Engine.Result rows(List<String> names, List<List<String>> rows) {
        return new Engine.Result(databases, session, new Answer.Rows(names, names.stream().map(n -> false).toList(),
                rows.stream().map(row -> row.stream().map(text -> text.equals("\0") ? Optional.<String>empty() : Optional.of(text)).toList()).toList(), "SHOW"));
    }

    private List<String> schemas() {
        List<String> all = new ArrayList<>(databases.tables().keySet());
        all.addAll(List.of("information_schema", "mysql", "performance_schema", "sys"));
        return all.stream().distinct().sorted().toList();
    }

    Engine.Result show(Statement.Show show) {
        if (!session.mysql()) {
            return switch (show.what()) {
                case "server_version" -> rows(List.of("server_version"), List.of(List.of(session.version().replaceFirst("^PostgreSQL ([^ ]+ \\([^)]*\\)).*", "$1"))));
                case "max_connections" -> rows(List.of("max_connections"), List.of(List.of("100")));
                case "shared_buffers" -> rows(List.of("shared_buffers"), List.of(List.of("128MB")));
                case "timezone" -> rows(List.of("TimeZone"), List.of(List.of("Etc/UTC")));
                case "search_path" -> rows(List.of("search_path"), List.of(List.of("\"$user\", public")));
                case "data_directory" -> rows(List.of("data_directory"), List.of(List.of("/var/lib/postgresql/data")));
                case "use", "columns" -> throw Refusal.because(Reason.SYNTAX, show.what().equals("use") ? show.at() : 0, show.what().equals("use") ? "use" : "describe");
                default -> throw Refusal.because(Reason.BEYOND, -1, "SHOW " + show.what());
            };
        }
        return switch (show.what()) {
            case "databases", "schemas" -> rows(List.of("Database"), schemas().stream().map(List::of).toList());
            case "tables" -> tables(show.name().isEmpty() ? session.database() : show.name());
            case "columns", "fields" -> columns(show);
            case "use" -> use(show.name());
            case "create table" -> createTable(show);
            case "variables", "status", "processlist", "grants", "engines", "warnings" -> rows(List.of("Variable_name", "Value"), List.of());
            default -> throw Refusal.because(Reason.BEYOND, -1, "SHOW " + show.what().toUpperCase(Locale.ROOT));
        };
    }

    private Engine.Result use(String name) {
        if (!schemas().contains(name)) {
            throw Refusal.because(Reason.NO_DATABASE, -1, name);
        }
        return new Engine.Result(databases, session.in(name), new Answer.Done("USE", -1, ""));
    }

    private Engine.Result tables(String database) {
        if (database.isEmpty()) {
            throw Refusal.because(Reason.NO_DATABASE, -1, "");
        }
        return rows(List.of("Tables_in_" + database), databases.of(database).keySet().stream().map(List::of).toList());
    }

    private Table table(Statement.Show show) {
        Table table = databases.of(session.database()).get(show.name());
        if (table == null) {
            throw Refusal.because(Reason.NO_TABLE, show.at(), show.name());
        }
        return table;
    }

    /** MySQL's name of a type. */
    static String typeName(Type type) {
        return switch (type.name()) {
            case "integer" -> "int";
            case "boolean" -> "tinyint(1)";
            case "double precision" -> "double";
            case "timestamp without time zone" -> "datetime";
            case "timestamp with time zone" -> "timestamp";
            case "numeric" -> "decimal(10,0)";
            default -> type.name().replace("character varying", "varchar").replace("character(", "char(").replace("numeric", "decimal");
        };
    }

    private Engine.Result columns(Statement.Show show) {
        Table table = table(show);
        List<List<String>> rows = new ArrayList<>();
        for (Column column : table.columns()) {
            rows.add(List.of(column.name(), typeName(column.type()), column.required() ? "NO" : "YES",
                    table.key().contains(column.name()) ? "PRI" : column.unique() ? "UNI" : column.refers().isEmpty() ? "" : "MUL",
                    column.otherwise().isPresent() ? column.otherwiseText().replaceFirst("^'(.*)'::.*$", "$1") : "\0", column.counts() ? "auto_increment" : ""));
        }
        return rows(List.of("Field", "Type", "Null", "Key", "Default", "Extra"), rows);
    }

    private Engine.Result createTable(Statement.Show show) {
        Table table = table(show);
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            lines.add("  `" + column.name() + "` " + typeName(column.type()) + (column.required() ? " NOT NULL" : column.otherwise().isEmpty() ? " DEFAULT NULL" : "")
                    + (column.counts() ? " AUTO_INCREMENT" : "") + (column.otherwise().isPresent() ? " DEFAULT " + column.otherwiseText().replaceFirst("::.*$", "") : ""));
        }
        if (!table.key().isEmpty()) {
            lines.add("  PRIMARY KEY (`" + String.join("`,`", table.key()) + "`)");
        }
        String text = "CREATE TABLE `" + table.name() + "` (\n" + String.join(",\n", lines) + "\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci";
        return rows(List.of("Table", "Create Table"), List.of(List.of(table.name(), text)));
    }
}

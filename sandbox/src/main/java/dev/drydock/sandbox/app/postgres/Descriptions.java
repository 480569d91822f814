package dev.drydock.sandbox.app.postgres;

import dev.drydock.sandbox.app.sql.Column;
import dev.drydock.sandbox.app.sql.Databases;
import dev.drydock.sandbox.app.sql.Session;
import dev.drydock.sandbox.app.sql.Table;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What psql's commands with a backslash list. */
final class Descriptions {
    private Descriptions() {}

    static Mapping of(Databases databases, Session session, String list, String name) {
        return switch (list) {
            case "databases" -> databases(databases);
            case "tables" -> tables(databases, session);
            case "roles" -> roles(databases);
            case "table" -> table(databases, session, name);
            default -> Mapping.of("none", "");
        };
    }

    private static Mapping listing(String title, List<String> names, List<List<String>> rows, List<String> footer) {
        return Mapping.of("title", title, "names", names, "right", new Sequence(names.stream().<Tree>map(n -> Tree.of("")).toList()),
                "rows", new Sequence(rows.stream().<Tree>map(row -> Sequence.ofTexts(row.stream().map(text -> "=" + text).toList())).toList()), "footer", footer);
    }

    private static Mapping databases(Databases databases) {
        List<List<String>> rows = new ArrayList<>();
        String owner = databases.passwords().isEmpty() ? "postgres" : databases.passwords().containsKey("postgres") ? "postgres" : databases.passwords().firstKey();
        List<String> names = new ArrayList<>(databases.tables().keySet());
        names.addAll(List.of("template0", "template1"));
        for (String name : names.stream().sorted().toList()) {
            String access = name.startsWith("template") ? "=c/" + owner + "\n" + owner + "=CTc/" + owner : "";
            rows.add(List.of(name, owner, "UTF8", "libc", "en_US.utf8", "en_US.utf8", "", "", access));
        }
        return listing("List of databases", List.of("Name", "Owner", "Encoding", "Locale Provider", "Collate", "Ctype", "Locale", "ICU Rules", "Access privileges"), rows, List.of());
    }

    private static Mapping tables(Databases databases, Session session) {
        if (databases.of(session.database()).isEmpty()) {
            return Mapping.of("none", session.version().startsWith("PostgreSQL 18") ? "Did not find any tables." : "Did not find any relations.");
        }
        return listing(session.version().startsWith("PostgreSQL 18") ? "List of tables" : "List of relations", List.of("Schema", "Name", "Type", "Owner"),
                databases.of(session.database()).keySet().stream().map(table -> List.of("public", table, "table", session.user())).toList(), List.of());
    }

    private static Mapping roles(Databases databases) {
        List<List<String>> rows = new ArrayList<>();
        String first = databases.passwords().containsKey("postgres") ? "postgres" : databases.passwords().isEmpty() ? "" : databases.passwords().firstKey();
        databases.passwords().keySet().forEach(role -> rows.add(List.of(role, role.equals(first) ? "Superuser, Create role, Create DB, Replication, Bypass RLS" : "")));
        return listing("List of roles", List.of("Role name", "Attributes"), rows, List.of());
    }

    private static Mapping table(Databases databases, Session session, String name) {
        Table table = databases.of(session.database()).get(name.replaceFirst("^public\\.", ""));
        if (table == null) {
            return Mapping.of("none", "Did not find any relation named \"" + name + "\".");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Column column : table.columns()) {
            String otherwise = column.counts() ? "nextval('" + table.name() + "_" + column.name() + "_seq'::regclass)" : column.otherwiseText();
            rows.add(List.of(column.name(), column.type().name(), "", column.required() ? "not null" : "", otherwise));
        }
        List<String> footer = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        if (!table.key().isEmpty()) {
            indexes.add("    \"" + table.name() + "_pkey\" PRIMARY KEY, btree (" + String.join(", ", table.key()) + ")");
        }
        table.columns().stream().filter(Column::unique).forEach(c -> indexes.add("    \"" + table.name() + "_" + c.name() + "_key\" UNIQUE CONSTRAINT, btree (" + c.name() + ")"));
        section(footer, "Indexes:", indexes);
        List<String> keys = table.columns().stream().filter(c -> !c.refers().isEmpty()).map(c -> "    " + reference(table, c)).toList();
        section(footer, "Foreign-key constraints:", keys);
        List<String> users = new ArrayList<>();
        databases.of(session.database()).values().forEach(other -> other.columns().stream().filter(c -> c.refers().startsWith(table.name() + "."))
                .forEach(c -> users.add("    TABLE \"" + other.name() + "\" CONSTRAINT " + reference(other, c))));
        section(footer, "Referenced by:", users);
        return listing("Table \"public." + table.name() + "\"", List.of("Column", "Type", "Collation", "Nullable", "Default"), rows, footer.isEmpty() ? List.of("") : footer);
    }

    private static String reference(Table table, Column column) {
        int dot = column.refers().indexOf('.');
        return "\"" + table.name() + "_" + column.name() + "_fkey\" FOREIGN KEY (" + column.name() + ") REFERENCES " + column.refers().substring(0, dot) + "("
                + column.refers().substring(dot + 1) + ")";
    }

    private static void section(List<String> footer, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            footer.add(title);
            footer.addAll(lines);
        }
    }
}

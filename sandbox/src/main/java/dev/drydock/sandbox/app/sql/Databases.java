package dev.drydock.sandbox.app.sql;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a server keeps: tables by database, passwords by role. Immutable.
 *
 * @param tables by database, then by name
 */
public record Databases(SortedMap<String, SortedMap<String, Table>> tables, SortedMap<String, String> passwords) {
    public static final Databases NONE = new Databases(new TreeMap<>(), new TreeMap<>());

    public Databases {
        tables = Collections.unmodifiableSortedMap(tables);
        passwords = Collections.unmodifiableSortedMap(passwords);
    }

    public SortedMap<String, Table> of(String database) {
        return tables.getOrDefault(database, Collections.emptySortedMap());
    }

    public Databases withDatabase(String name, SortedMap<String, Table> all) {
        TreeMap<String, SortedMap<String, Table>> changed = new TreeMap<>(tables);
        changed.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(all)));
        return new Databases(changed, passwords);
    }

    public Databases withoutDatabase(String name) {
        TreeMap<String, SortedMap<String, Table>> changed = new TreeMap<>(tables);
        changed.remove(name);
        return new Databases(changed, passwords);
    }

    public Databases with(String database, Table table) {
        TreeMap<String, Table> changed = new TreeMap<>(of(database));
        changed.put(table.name(), table);
        return withDatabase(database, changed);
    }

    public Databases without(String database, String table) {
        TreeMap<String, Table> changed = new TreeMap<>(of(database));
        changed.remove(table);
        return withDatabase(database, changed);
    }

    public Databases withRole(String name, String password) {
        TreeMap<String, String> changed = new TreeMap<>(passwords);
        changed.put(name, password);
        return new Databases(tables, changed);
    }

    public Databases withoutRole(String name) {
        TreeMap<String, String> changed = new TreeMap<>(passwords);
        changed.remove(name);
        return new Databases(tables, changed);
    }
}

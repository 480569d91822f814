package dev.drydock.sandbox.app.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param key names of the columns of its primary key
 * @param rows in the order of their insertion
 * @param next the next number of its counting columns
 */
public record Table(String name, List<Column> columns, List<String> key, List<List<Cell>> rows, long next) {
    public Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        rows = List.copyOf(rows);
    }

    Table withRows(List<List<Cell>> changed, long number) {
        return new Table(name, columns, key, changed, number);
    }

    int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** The first two rows that a key forbids, by the key's columns; empty if there are none. */
    Optional<List<String>> doubled(List<List<Cell>> all) {
        List<List<String>> keys = new ArrayList<>();
        if (!key.isEmpty()) {
            keys.add(key);
        }
        columns.stream().filter(Column::unique).forEach(column -> keys.add(List.of(column.name())));
        for (List<String> one : keys) {
            java.util.Set<List<Cell>> seen = new java.util.LinkedHashSet<>();
            for (List<Cell> row : all) {
                List<Cell> values = one.stream().map(column -> row.get(index(column))).toList();
                if (values.stream().noneMatch(Cell::isNull) && !seen.add(values)) {
                    List<String> facts = new ArrayList<>(List.of(one.equals(key) ? name + "_pkey" : name + "_" + one.get(0) + "_key", String.join(", ", one)));
                    facts.add(String.join(", ", values.stream().map(Cell::shown).toList()));
                    return Optional.of(facts);
                }
            }
        }
        return Optional.empty();
    }
}

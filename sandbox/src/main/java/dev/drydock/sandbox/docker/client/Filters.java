package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Filters as the API takes them: a map of sets, {@code {"name":{"web":true}}}. */
public final class Filters {
    private Filters() {}

    /** The query for filters of the form {@code name=value}; empty when there are none. */
    public static Map<String, String> query(List<String> filters) {
        return filters.stream().allMatch(String::isEmpty) ? Map.of() : Map.of("filters", json(filters));
    }

    /** The query for filters and one more. */
    public static Map<String, String> query(List<String> filters, String more) {
        List<String> all = new ArrayList<>(filters);
        all.add(more);
        return query(all);
    }

    private static String json(List<String> filters) {
        TreeMap<String, TreeSet<String>> sets = new TreeMap<>();
        for (String filter : filters) {
            if (!filter.isEmpty()) {
                int equals = filter.indexOf('=');
                sets.computeIfAbsent(filter.substring(0, equals), name -> new TreeSet<>()).add(filter.substring(equals + 1));
            }
        }
        Mapping.Builder map = Mapping.builder();
        sets.forEach((name, values) -> {
            Mapping.Builder set = Mapping.builder();
            values.forEach(value -> set.put(value, true));
            map.put(name, set.build());
        });
        return Json.compact(map.build());
    }
}

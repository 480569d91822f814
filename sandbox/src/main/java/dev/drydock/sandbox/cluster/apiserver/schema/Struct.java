package dev.drydock.sandbox.cluster.apiserver.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A type with fields, whose lines are read when they are first asked for. */
public final class Struct {
    private final String home;
    private final String name;
    private final List<String> lines;
    private Map<String, Field> fields;

    Struct(String home, String name, List<String> lines) {
        this.home = home;
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    /** Without its package: {@code PodSpec}. */
    public String name() {
        return name;
    }

    /** {@code core/v1}. */
    public String home() {
        return home;
    }

    /** By name, in the order of the original. */
    public Map<String, Field> fields() {
        if (fields == null) {
            Map<String, Field> read = new LinkedHashMap<>();
            for (String line : lines) {
                Field field = Field.read(line, home);
                read.put(field.name(), field);
            }
            fields = Collections.unmodifiableMap(read);
        }
        return fields;
    }
}

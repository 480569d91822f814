package dev.drydock.sandbox.cluster.apiserver.schema;

import java.util.List;

/**
 * A name for a plain type.
 *
 * @param base {@code string} nearly always
 * @param values of an enumeration; empty if any will do
 */
public record Alias(String name, String base, List<String> values) {
    public Alias {
        values = List.copyOf(values);
    }
}

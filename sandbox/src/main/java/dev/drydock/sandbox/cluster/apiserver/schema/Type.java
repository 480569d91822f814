package dev.drydock.sandbox.cluster.apiserver.schema;

import java.util.Set;
import java.util.TreeSet;

/** The type of a field. */
public sealed interface Type {
    /** {@code string int32 int64 bool float64 bytes quantity intstr time microtime duration any}, as Go and the API call them. */
    record Plain(String name) implements Type {}

    /** A struct, or a name for a plain type: {@code core/v1.Protocol}. */
    record Named(String name) implements Type {}

    record ListOf(Type item) implements Type {}

    record MapOf(Type value) implements Type {}

    Set<String> PLAIN = Set.copyOf(new TreeSet<>(Set.of(
            "string", "int", "int32", "int64", "uint8", "bool", "float64", "bytes", "quantity", "intstr", "time", "microtime", "duration", "any")));

    Type ANY = new Plain("any");

    /** @param home package of names that name none */
    static Type read(String word, String home) {
        if (word.startsWith("[]")) {
            return new ListOf(read(word.substring(2), home));
        }
        if (word.startsWith("{}")) {
            return new MapOf(read(word.substring(2), home));
        }
        if (PLAIN.contains(word)) {
            return new Plain(word);
        }
        if (word.equals("UID") || word.equals("NodeName")) {
            return new Named("types." + word);
        }
        return new Named(word.contains(".") ? word : home + "." + word);
    }
}

package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request to the Kubernetes API, as HTTP would carry it.
 *
 * @param method {@code GET POST PUT PATCH DELETE}
 * @param query decoded, by name
 * @param headers by lower-case name
 * @param body decoded from JSON or YAML; nothing if there is none
 */
public record ApiRequest(String method, String path, SortedMap<String, String> query, SortedMap<String, String> headers, Tree body) {
    public ApiRequest {
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    public static ApiRequest of(String method, String path, Map<String, String> query, Tree body) {
        return new ApiRequest(method, path, new TreeMap<>(query), new TreeMap<>(), body);
    }

    public static ApiRequest get(String path) {
        return of("GET", path, Map.of(), Nothing.NOTHING);
    }

    public ApiRequest withHeader(String name, String value) {
        TreeMap<String, String> changed = new TreeMap<>(headers);
        changed.put(name, value);
        return new ApiRequest(method, path, query, changed, body);
    }

    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** A parameter that is {@code true} or {@code 1}. */
    public boolean flag(String name) {
        String value = parameter(name);
        return value.equals("true") || value.equals("1");
    }
}

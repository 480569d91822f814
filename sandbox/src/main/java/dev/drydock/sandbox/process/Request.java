package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request to an API, as HTTP would carry it.
 *
 * @param method {@code GET POST PUT PATCH DELETE HEAD}
 * @param path without the query, for example {@code /v1.50/containers/json}
 * @param query decoded, sorted by name
 * @param headers by lower-case name
 */
public record Request(String method, String path, SortedMap<String, String> query, SortedMap<String, String> headers, Bytes body) {
    public Request {
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    public static Request of(String method, String path) {
        return new Request(method, path, new TreeMap<>(), new TreeMap<>(), Bytes.EMPTY);
    }

    public static Request of(String method, String path, Map<String, String> query, Bytes body) {
        return new Request(method, path, new TreeMap<>(query), new TreeMap<>(), body);
    }

    public Request withHeader(String name, String value) {
        TreeMap<String, String> changed = new TreeMap<>(headers);
        changed.put(name, value);
        return new Request(method, path, query, changed, body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}

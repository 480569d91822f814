package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request to an API and its answer, streaming both ways: the only way into the Docker engine and the API Server.
 *
 * @param client who asked
 * @param head status and headers, once they are there
 * @param upstream pipe from the client, for hijacked connections and uploads
 * @param downstream pipe to the client: the answer's body
 * @param terminal the pseudo terminal at the other side of a hijacked connection, so that a line editor knows whose prompt it serves
 */
public record Exchange(
        String id, Process.Id client, Request request, Optional<Head> head, String upstream, String downstream, Optional<String> terminal) {

    public static final Family<Exchange> EXCHANGES = Family.passing("exchange");

    public static Key<Exchange> key(String id) {
        return EXCHANGES.key(id);
    }

    /** @param headers by lower-case name */
    public record Head(int status, SortedMap<String, String> headers) {
        public Head {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }

        public static Head of(int status) {
            return new Head(status, new TreeMap<>());
        }
    }

    /** The event that tells a server of a new request. */
    public record Arrived(String exchange) {}

    /** Where a server listens for requests: a socket's path on a machine, or an address; and the component behind it. */
    public record Endpoint(String component) {
        public static final Family<Endpoint> ENDPOINTS = Family.passing("endpoint");

        public static Key<Endpoint> unix(String machine, String path) {
            return ENDPOINTS.key("unix:" + machine + ":" + path);
        }

        public static Key<Endpoint> host(String name, int port) {
            return ENDPOINTS.key("tcp:" + name + ":" + port);
        }
    }

    public Exchange with(Head changed) {
        return new Exchange(id, client, request, Optional.of(changed), upstream, downstream, terminal);
    }

    public Exchange withTerminal(String changed) {
        return new Exchange(id, client, request, head, upstream, downstream, Optional.of(changed));
    }
}

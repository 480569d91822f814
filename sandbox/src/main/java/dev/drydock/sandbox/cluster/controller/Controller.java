package dev.drydock.sandbox.cluster.controller;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import java.util.List;

/**
 * A controller: what it looks at, and how it brings one object to what its spec says. It keeps nothing between two calls, and decides by
 * what is, never by what happened: stopped for an hour and started again, it catches up.
 */
public interface Controller {
    /** As it names itself in events and in the log: {@code replicaset-controller}. */
    String name();

    /** What it watches. */
    List<Source> sources();

    /**
     * Brings the object of a key to its spec, as far as can be done now. The API Server is reachable; nothing else happens meanwhile.
     *
     * @param key what {@link Source#keys} gave, usually {@code namespace/name}
     */
    Result reconcile(ApiClient client, String key);

    /**
     * A resource that is watched.
     *
     * @param keys which keys an event concerns
     */
    record Source(Resource resource, WatchScope scope, Keys keys) {
        public static Source of(Resource resource, Keys keys) {
            return new Source(resource, WatchScope.all(), keys);
        }

        /** Of the objects themselves that are reconciled. */
        public static Source itself(Resource resource) {
            return of(resource, (client, event) -> List.of(dev.drydock.sandbox.cluster.api.Objects.key(event.object())));
        }
    }

    /** Says which keys must be looked at after an event. */
    @FunctionalInterface
    interface Keys {
        List<String> of(ApiClient client, WatchEvent event);
    }

    /** How it went. */
    sealed interface Result {
        /** All is as it should be, or will be looked at again when something changes. */
        record Done() implements Result {}

        /** Look again after a while even if nothing changes. */
        record Again(long delayMicros) implements Result {}

        /** Look again after a while, and so on for ever: what does that alone is at rest. */
        record Poll(long delayMicros) implements Result {}

        /** It did not work; to be tried again, later each time. */
        record Failed(String message) implements Result {}
    }

    static Result done() {
        return new Result.Done();
    }

    static Result again(long delayMicros) {
        return new Result.Again(delayMicros);
    }

    static Result poll(long delayMicros) {
        return new Result.Poll(delayMicros);
    }

    static Result failed(String message) {
        return new Result.Failed(message);
    }
}

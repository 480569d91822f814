package dev.drydock.sandbox.engine.api;

import java.util.function.Function;

/** A value, or the refusal that a request for it gets. */
public sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(Reply.Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> of(T value) {
        return new Given<>(value);
    }

    static <T> Answer<T> refused(Reply.Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** Goes on with the value; a refusal is the reply. */
    default Reply reply(Function<T, Reply> then) {
        return this instanceof Given<T> given ? then.apply(given.value()) : ((Refused<T>) this).refusal();
    }

    default <U> Answer<U> then(Function<T, Answer<U>> next) {
        return this instanceof Given<T> given ? next.apply(given.value()) : new Refused<>(((Refused<T>) this).refusal());
    }
}

package dev.drydock.sandbox.tree;

import java.util.Optional;
import java.util.function.Function;

/** What came of reading a text: the value, or why it could not be read. */
public sealed interface Reading<T> {
    record Of<T>(T read) implements Reading<T> {}

    record Refused<T>(Misreading why) implements Reading<T> {}

    default Optional<T> value() {
        return this instanceof Of<T> of ? Optional.of(of.read()) : Optional.empty();
    }

    default Optional<Misreading> refusal() {
        return this instanceof Refused<T> refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /** The value of a text that is known to be right. @throws IllegalArgumentException if it is not */
    default T orThrow() {
        if (this instanceof Of<T> of) return of.read();
        throw new IllegalArgumentException(((Refused<T>) this).why().toString());
    }

    default <R> Reading<R> map(Function<T, R> function) {
        if (this instanceof Of<T> of) return new Of<>(function.apply(of.read()));
        return new Refused<>(((Refused<T>) this).why());
    }
}

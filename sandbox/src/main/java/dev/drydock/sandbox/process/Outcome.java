package dev.drydock.sandbox.process;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** A system call's answer: a value or a refusal. */
public sealed interface Outcome<T> {
    record Done<T>(T result) implements Outcome<T> {}

    record Refused<T>(Errno reason) implements Outcome<T> {}

    static <T> Outcome<T> of(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Errno errno) {
        return new Refused<>(errno);
    }

    /** Of a call that gives nothing but success. */
    static Outcome<Boolean> done() {
        return new Done<>(true);
    }

    default boolean ok() {
        return this instanceof Done;
    }

    /** @throws NoSuchElementException if the call was refused */
    default T value() {
        if (this instanceof Done<T> done) {
            return done.result();
        }
        throw new NoSuchElementException(((Refused<T>) this).reason().text());
    }

    /** The refusal. @throws NoSuchElementException if there was none */
    default Errno errno() {
        if (this instanceof Refused<T> refused) {
            return refused.reason();
        }
        throw new NoSuchElementException("no refusal");
    }

    default boolean is(Errno errno) {
        return this instanceof Refused<T> refused && refused.reason() == errno;
    }

    default Optional<T> toOptional() {
        return ok() ? Optional.of(value()) : Optional.empty();
    }

    default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
        return ok() ? next.apply(value()) : refused(errno());
    }
}

package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Work of a command that may wait for answers and may fail. It is a value: nothing happens until it is run, and it may be run again after
 * undo, so what it keeps is immutable.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface Task<T> {

    /** What to do with what the work gave. */
    @FunctionalInterface
    interface Then<T> {
        Step run(Sys sys, T value);
    }

    /** What to do when the work failed. */
    @FunctionalInterface
    interface Otherwise {
        Step run(Sys sys, Failure why);
    }

    Step run(Sys sys, Then<T> then, Otherwise otherwise);

    /** No work, only its result. */
    static <T> Task<T> of(T value) {
        return (sys, then, otherwise) -> then.run(sys, value);
    }

    static Task<Done> done() {
        return of(Done.DONE);
    }

    static <T> Task<T> fail(Failure why) {
        return (sys, then, otherwise) -> otherwise.run(sys, why);
    }

    /** Fails with {@code error: MESSAGE}. */
    static <T> Task<T> fail(String message) {
        return fail(new Failure.Plain(message));
    }

    /** Asks the system something that it answers at once. */
    static <T> Task<T> ask(Function<Sys, T> question) {
        return (sys, then, otherwise) -> then.run(sys, question.apply(sys));
    }

    /** Work that depends on what the system says at once. */
    static <T> Task<T> with(Function<Sys, Task<T>> work) {
        return (sys, then, otherwise) -> work.apply(sys).run(sys, then, otherwise);
    }

    /** Writes to standard output. */
    static Task<Done> print(String text) {
        return text.isEmpty() ? done() : write(1, Bytes.of(text));
    }

    /** Writes to standard error. */
    static Task<Done> complain(String text) {
        return text.isEmpty() ? done() : write(2, Bytes.of(text));
    }

    static Task<Done> write(int descriptor, Bytes bytes) {
        return (sys, then, otherwise) -> sys.write(descriptor, bytes, s -> then.run(s, Done.DONE));
    }

    /** Waits, in virtual microseconds. */
    static Task<Done> sleep(long micros) {
        return (sys, then, otherwise) -> sys.sleep(micros, s -> then.run(s, Done.DONE));
    }

    /** This work and then another that depends on its result. */
    default <R> Task<R> then(Function<T, Task<R>> next) {
        return (sys, then, otherwise) -> run(sys, (s, value) -> next.apply(value).run(s, then, otherwise), otherwise);
    }

    /** This work and then another. */
    default <R> Task<R> and(Task<R> next) {
        return then(ignored -> next);
    }

    default <R> Task<R> map(Function<T, R> function) {
        return then(value -> of(function.apply(value)));
    }

    default Task<Done> quietly() {
        return map(ignored -> Done.DONE);
    }

    /** Other work in place of this, if this fails. */
    default Task<T> rescue(Function<Failure, Task<T>> instead) {
        return (sys, then, otherwise) -> run(sys, then, (s, why) -> instead.apply(why).run(s, then, otherwise));
    }

    /** The failure changed on its way. */
    default Task<T> failingAs(Function<Failure, Failure> change) {
        return rescue(why -> fail(change.apply(why)));
    }

    /** One after the other; the first failure ends it. */
    static <A, R> Task<R> fold(List<A> items, R start, BiFunction<R, A, Task<R>> each) {
        return items.isEmpty() ? of(start) : (sys, then, otherwise) -> each.apply(start, items.get(0)).run(sys,
                (s, next) -> Step.next(t -> fold(items.subList(1, items.size()), next, each).run(t, then, otherwise)), otherwise);
    }

    /** One after the other for their effects; the first failure ends it. */
    static <A, B> Task<Done> each(List<A> items, Function<A, Task<B>> each) {
        return fold(items, Done.DONE, (done, item) -> each.apply(item).quietly());
    }

    /** One after the other, all results; the first failure ends it. */
    static <A, R> Task<List<R>> all(List<A> items, Function<A, Task<R>> each) {
        return fold(items, List.of(), (before, item) -> each.apply(item).map(result -> plus(before, result)));
    }

    /** One after the other whatever fails; all failures together at the end. */
    static <A, B> Task<Done> attempt(List<A> items, Function<A, Task<B>> each) {
        Task<List<Failure>> failures = fold(items, List.of(), (before, item) ->
                each.apply(item).map(ignored -> before).rescue(why -> of(plus(before, why))));
        return failures.then(Task::failingWith);
    }

    /** Fails with all of these, if there are any. */
    static Task<Done> failingWith(List<Failure> failures) {
        return failures.isEmpty() ? done() : fail(Failure.Many.of(failures));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return List.copyOf(more);
    }

    /** What a round of a loop says: once more from another state, or over. */
    sealed interface Round<S, R> {
        record Again<S, R>(S state) implements Round<S, R> {}

        record Over<S, R>(R result) implements Round<S, R> {}
    }

    /** Rounds until one says that it is over. */
    static <S, R> Task<R> loop(S state, Function<S, Task<Round<S, R>>> round) {
        return (sys, then, otherwise) -> round.apply(state).run(sys, (s, said) -> said instanceof Round.Again<S, R> again
                ? Step.next(t -> loop(again.state(), round).run(t, then, otherwise))
                : then.run(s, ((Round.Over<S, R>) said).result()), otherwise);
    }
}

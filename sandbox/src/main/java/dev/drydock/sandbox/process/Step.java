package dev.drydock.sandbox.process;

import java.util.List;

/** What a process does next. A step is a value: a process is its record, and this is the rest of its life. */
public sealed interface Step {
    /** Ends with an exit status, 0 to 255. */
    record Exit(int status) implements Step {}

    /** Goes on at once. Returning this instead of calling on keeps the Java stack flat however long the work. */
    record Continue(Code next) implements Step {}

    /**
     * Works for a while, then goes on.
     *
     * @param cpuMicros virtual microseconds of CPU time
     */
    record Busy(long cpuMicros, Code next) implements Step {}

    /** Waits until any of the conditions holds, then goes on. With no condition: until a signal. */
    record Await(List<Condition> any, Code next) implements Step {
        public Await {
            any = List.copyOf(any);
        }

        /** Whether the same program waits for the same. Most differ in the code: the first equality of a record costs Java 17 15 ms. */
        boolean same(Step other) {
            return other instanceof Await await && next == await.next && any.equals(await.any);
        }
    }

    static Step exit(int status) {
        return new Exit(status & 0xff);
    }

    static Step next(Code code) {
        return new Continue(code);
    }

    static Step await(Condition condition, Code next) {
        return new Await(List.of(condition), next);
    }

    static Step await(List<Condition> any, Code next) {
        return new Await(any, next);
    }

    /** What can be waited for. All are levels, not edges: a condition that holds already does not wait. */
    sealed interface Condition {
        /** A read of this descriptor would not wait. */
        record Readable(int descriptor) implements Condition {}

        /** A write to this descriptor would not wait. */
        record Writable(int descriptor) implements Condition {}

        /** The clock has reached this time, in virtual microseconds since 1970. */
        record Deadline(long atMicros) implements Condition {}

        /** The same for what only repeats and never settles, as a heartbeat: a world that waits for nothing else is quiet. */
        record Tick(long atMicros) implements Condition {}

        /** A child has ended, stopped or gone on since {@link Sys#childChanges()} gave {@code seen}. */
        record ChildChanged(long seen) implements Condition {}

        /** The head of the answer to a request has arrived. */
        record Answered(String exchange) implements Condition {}

        /** A record is no longer the one that was seen; for the system's own daemons. */
        record RecordChanged(dev.drydock.sandbox.store.Key<?> key, Object seen) implements Condition {}
    }
}

package dev.drydock.sandbox.app.serve;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server does with the bytes of its connections.
 *
 * @param <S> what it knows, immutable
 */
public interface Service<S> {
    /**
     * Carries out the first whole request of a connection.
     *
     * @param ended whether no more will come
     * @return empty if the request has not come wholly
     */
    Optional<Turn<S>> take(Sys sys, S state, Peer peer, Bytes received, boolean ended);

    /** What to do with a turn that took its time. */
    @FunctionalInterface
    interface Then<S> {
        Step run(Sys sys, Turn<S> turn);
    }

    /** A request that has to wait for something before it can be answered. */
    @FunctionalInterface
    interface Slow<S> {
        Step run(Sys sys, Then<S> then);
    }

    /** The same for services whose requests wait; asked before {@link #take}, which it replaces if it gives something. */
    default Optional<Slow<S>> begin(Sys sys, S state, Peer peer, Bytes received, boolean ended) {
        return Optional.empty();
    }

    /** What is sent to a connection before it says anything. */
    default Bytes greeting(Sys sys, S state, Peer peer) {
        return Bytes.EMPTY;
    }

    /** What else it waits for besides connections and bytes. */
    default List<Step.Condition> also(Sys sys, S state) {
        return List.of();
    }

    /** What it does when that has come: its state afterwards and what it prints; nothing is sent to anybody. */
    default Optional<Turn<S>> woken(Sys sys, S state) {
        return Optional.empty();
    }

    /** Signals that end it; others do what they do by default. */
    default Set<Signal> endedBy() {
        return Set.of();
    }

    /** The same, if it depends on the state. */
    default Set<Signal> endedBy(S state) {
        return endedBy();
    }

    /** The end after such a signal. */
    default Step end(Sys sys, S state, Signal signal) {
        return Step.exit(0);
    }

    /**
     * A connection.
     *
     * @param address where it comes from, {@code port} its port there
     * @param local port that it came in on
     * @param number counts the server's connections from 1
     */
    record Peer(int descriptor, String address, int port, int local, long number) {}

    /**
     * What one request led to.
     *
     * @param rest bytes of the connection that are left
     * @param output text for standard output, {@code errors} for standard error
     * @param waitMicros virtual time until the reply is sent
     */
    record Turn<S>(S state, Bytes reply, Bytes rest, boolean closes, String output, String errors, long waitMicros) {
        public static <S> Turn<S> reply(S state, Bytes reply, Bytes rest) {
            return new Turn<>(state, reply, rest, false, "", "", 0);
        }

        public Turn<S> closing() {
            return new Turn<>(state, reply, rest, true, output, errors, waitMicros);
        }

        public Turn<S> saying(String text) {
            return new Turn<>(state, reply, rest, closes, output + text, errors, waitMicros);
        }

        public Turn<S> complaining(String text) {
            return new Turn<>(state, reply, rest, closes, output, errors + text, waitMicros);
        }

        public Turn<S> after(long micros) {
            return new Turn<>(state, reply, rest, closes, output, errors, micros);
        }
    }
}

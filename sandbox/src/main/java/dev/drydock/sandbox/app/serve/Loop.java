package dev.drydock.sandbox.app.serve;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The loop of a server: waits for connections and bytes, lets the service carry out what came.
 *
 * @param listening descriptors by port
 * @param talks the open connections, by descriptor
 * @param <S> what the service knows
 */
public record Loop<S>(Service<S> service, S state, Map<Integer, Integer> listening, Map<Integer, Talk> talks, long accepted) {
    private static final int CHUNK = 65_536;

    /** A connection, what has come on it and was not carried out, and whether its other side has ended. */
    public record Talk(Service.Peer peer, Bytes received, boolean ended) {}

    /** Serves on one listening descriptor. */
    public static <S> Step serve(Sys sys, Service<S> service, S state, int port, int descriptor) {
        return serve(sys, service, state, Map.of(port, descriptor));
    }

    /** Serves on several, by port. */
    public static <S> Step serve(Sys sys, Service<S> service, S state, Map<Integer, Integer> listening) {
        sys.onSignal(Signal.PIPE, Optional.of(new Disposition.Ignore()));
        return new Loop<>(service, state, new TreeMap<>(listening), Map.of(), 0).turn(sys);
    }

    private Loop<S> with(S next, Map<Integer, Talk> changed) {
        return new Loop<>(service, next, listening, changed, accepted);
    }

    private Loop<S> with(Talk talk) {
        TreeMap<Integer, Talk> changed = new TreeMap<>(talks);
        changed.put(talk.peer().descriptor(), talk);
        return with(state, changed);
    }

    private Loop<S> without(Sys sys, int descriptor) {
        sys.close(descriptor);
        TreeMap<Integer, Talk> left = new TreeMap<>(talks);
        left.remove(descriptor);
        return with(state, left);
    }

    private Step turn(Sys sys) {
        for (Signal signal : service.endedBy(state)) {
            sys.onSignal(signal, Optional.of(new Disposition.Handle((s, received, interrupted) -> service.end(s, state, received))));
        }
        for (Map.Entry<Integer, Integer> port : listening.entrySet()) {
            Outcome<Integer> connection = sys.accept(port.getValue());
            if (connection.ok()) {
                return greet(sys, connection.value(), port.getKey());
            }
        }
        for (Talk talk : talks.values()) {
            int descriptor = talk.peer().descriptor();
            if (!talk.received().isEmpty() || talk.ended()) {
                Optional<Service.Slow<S>> slow = service.begin(sys, state, talk.peer(), talk.received(), talk.ended());
                if (slow.isPresent()) {
                    return slow.get().run(sys, (s, turn) -> answer(s, talk, turn));
                }
                Optional<Service.Turn<S>> turn = service.take(sys, state, talk.peer(), talk.received(), talk.ended());
                if (turn.isPresent()) {
                    return answer(sys, talk, turn.get());
                }
            }
            if (talk.ended()) {
                return Step.next(without(sys, descriptor)::turn);
            }
            Outcome<Bytes> more = sys.read(descriptor, CHUNK);
            if (!more.is(Errno.EAGAIN)) {
                boolean ended = !more.ok() || more.value().isEmpty();
                return ended && talk.received().isEmpty()
                        ? Step.next(without(sys, descriptor)::turn)
                        : Step.next(with(new Talk(talk.peer(), ended ? talk.received() : talk.received().plus(more.value()), ended))::turn);
            }
        }
        Optional<Service.Turn<S>> woken = service.woken(sys, state);
        return woken.isEmpty() ? rest(sys) : sys.write(1, Bytes.of(woken.get().output()), (s, ok) ->
                s.write(2, Bytes.of(woken.get().errors()), (t, also) -> with(woken.get().state(), talks).rest(t)));
    }

    private Step greet(Sys sys, int descriptor, int local) {
        String remote = sys.kindOf(descriptor).orElse(null) instanceof OpenFile.Socket socket ? socket.remote() : "";
        int colon = remote.lastIndexOf(':');
        String port = remote.substring(colon + 1);
        Service.Peer peer = new Service.Peer(descriptor, colon < 0 ? remote : remote.substring(0, colon),
                port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0, local, accepted + 1);
        Loop<S> more = new Loop<>(service, state, listening, talks, accepted + 1).with(new Talk(peer, Bytes.EMPTY, false));
        return sys.write(descriptor, service.greeting(sys, state, peer), (s, written) -> more.turn(s));
    }

    private Step answer(Sys sys, Talk talk, Service.Turn<S> turn) {
        int descriptor = talk.peer().descriptor();
        Loop<S> next = with(turn.state(), talks).with(new Talk(talk.peer(), turn.rest(), talk.ended()));
        // Time passes without the loop being away: what it waits for belongs to this one connection, but requests are few here.
        if (turn.waitMicros() > 0) {
            return sys.sleep(turn.waitMicros(), s -> next.send(s, descriptor, turn));
        }
        return next.send(sys, descriptor, turn);
    }

    private Step send(Sys sys, int descriptor, Service.Turn<S> turn) {
        return sys.write(1, Bytes.of(turn.output()), (logged, ok) -> logged.write(2, Bytes.of(turn.errors()), (complained, also) ->
                complained.write(descriptor, turn.reply(), (sent, written) ->
                        turn.closes() || !written.ok() ? without(sent, descriptor).turn(sent) : Step.next(this::turn))));
    }

    private Step rest(Sys sys) {
        List<Step.Condition> any = new ArrayList<>(service.also(sys, state));
        listening.values().forEach(descriptor -> any.add(new Step.Condition.Readable(descriptor)));
        talks.keySet().forEach(descriptor -> any.add(new Step.Condition.Readable(descriptor)));
        return Step.await(any, this::turn);
    }
}

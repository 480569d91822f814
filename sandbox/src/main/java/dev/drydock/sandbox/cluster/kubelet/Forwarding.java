package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Pipe;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Carries one forwarded connection: a process of the node within the pod's network that passes bytes on, both ways. */
final class Forwarding {
    private static final int PORTION = 16_384;

    private Forwarding() {}

    static void start(Agent agent, String exchange, PodState state, Container pause) {
        int port = agent.kernel().exchanges().find(exchange).flatMap(found -> found.request().parameter("ports")).map(Integer::parseInt).orElse(0);
        List<String> words = List.of("socat", "-", "TCP4:localhost:" + port);
        Process.Invocation invocation = new Process.Invocation(words.get(0), words, new TreeMap<>());
        agent.kernel().processes().spawn(new Processes.Birth(Optional.of(new Process.Id(agent.node(), 1)), pause.space(), invocation, "/", 022, Credentials.ROOT,
                Descriptors.NONE, Optional.of(0), true, Optional.empty(), sys -> connect(sys, exchange, port, state.uid())));
    }

    private static Step connect(Sys sys, String exchange, int port, String pod) {
        Outcome<Integer> connected = sys.connect("127.0.0.1", port);
        sys.kernel().exchanges().answer(exchange, Exchange.Head.of(101));
        if (!connected.ok()) {
            sys.kernel().exchanges().finish(exchange);
            return Step.exit(1);
        }
        return carry(sys, exchange, connected.value(), Bytes.EMPTY, false);
    }

    private static Step carry(Sys sys, String exchange, int socket, Bytes held, boolean closed) {
        var exchanges = sys.kernel().exchanges();
        if (!exchanges.connected(exchange)) {
            exchanges.finish(exchange);
            return Step.exit(0);
        }
        boolean moved = false;
        Bytes left = held.isEmpty() ? exchanges.received(exchange) : held;
        if (!left.isEmpty()) {
            Outcome<Integer> written = sys.write(socket, left);
            if (!written.ok() && !written.is(Errno.EAGAIN)) {
                exchanges.finish(exchange);
                return Step.exit(1);
            }
            moved = written.ok();
            left = written.ok() ? left.from(written.value()) : left;
        }
        boolean shut = closed;
        if (!shut && left.isEmpty() && exchanges.receivedAll(exchange)) {
            sys.shutdown(socket);
            shut = true;
            moved = true;
        }
        if (exchanges.room(exchange) >= PORTION) {
            Outcome<Bytes> read = sys.read(socket, PORTION);
            if (!read.is(Errno.EAGAIN)) {
                if (!read.ok() || read.value().isEmpty()) {
                    exchanges.finish(exchange);
                    return Step.exit(0);
                }
                exchanges.send(exchange, read.value());
                moved = true;
            }
        }
        Bytes rest = left;
        boolean over = shut;
        return moved ? new Step.Busy(20, s -> carry(s, exchange, socket, rest, over)) : Step.await(waits(sys, exchange, socket, rest), s -> carry(s, exchange, socket, rest, over));
    }

    private static List<Step.Condition> waits(Sys sys, String exchange, int socket, Bytes rest) {
        List<Step.Condition> waits = new ArrayList<>();
        waits.add(new Step.Condition.Readable(socket));
        if (!rest.isEmpty()) {
            waits.add(new Step.Condition.Writable(socket));
        }
        sys.kernel().exchanges().find(exchange).ifPresent(found -> {
            for (String pipe : List.of(found.upstream(), found.downstream())) {
                sys.kernel().transaction().find(Pipe.key(pipe)).ifPresent(seen -> waits.add(new Step.Condition.RecordChanged(Pipe.key(pipe), seen)));
            }
        });
        return waits;
    }
}

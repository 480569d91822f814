package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
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
 * A worker process: accepts connections and answers requests, many connections at a time.
 *
 * @param connections what has been received on each, by descriptor
 * @param accepted how many connections it has had
 * @param leaving whether it accepts no more and ends with its last connection
 */
record Worker(Site site, List<Nginx.Listening> listening, Map<Integer, Received> connections, long accepted, boolean leaving) {
    private static final int CHUNK = 65_536;

    /** @param port it came in on; @param number counts the worker's connections */
    record Received(int port, String client, long number, Bytes bytes) {}

    Step start(Sys sys) {
        sys.onSignal(Signal.PIPE, Optional.of(new Disposition.Ignore()));
        sys.onSignal(Signal.HUP, Optional.of(new Disposition.Ignore()));
        return turn(sys);
    }

    private Worker with(Map<Integer, Received> changed) {
        return new Worker(site, listening, changed, accepted, leaving);
    }

    private Worker without(Sys sys, int descriptor) {
        sys.close(descriptor);
        TreeMap<Integer, Received> left = new TreeMap<>(connections);
        left.remove(descriptor);
        return with(left);
    }

    /** One round: everything that can be done without waiting. */
    private Step turn(Sys sys) {
        sys.onSignal(Signal.QUIT, Optional.of(new Disposition.Handle((s, signal, interrupted) -> leave(s))));
        sys.onSignal(Signal.TERM, Optional.of(new Disposition.Handle((s, signal, interrupted) -> {
            Logs.error(s, site, "notice", "exiting");
            Logs.error(s, site, "notice", "exit");
            return Step.exit(0);
        })));
        Worker now = accept(sys);
        for (Map.Entry<Integer, Received> connection : now.connections.entrySet()) {
            int descriptor = connection.getKey();
            HttpMessage.Reading reading = HttpMessage.read(connection.getValue().bytes(), false, false);
            if (reading instanceof HttpMessage.Reading.Whole whole) {
                return now.answer(sys, descriptor, connection.getValue(), whole);
            }
            if (reading instanceof HttpMessage.Reading.Malformed) {
                Worker after = now;
                return sys.write(descriptor, Pages.page(sys, site, 400, "close").encoded(), (s, written) -> after.without(s, descriptor).turn(s));
            }
            Outcome<Bytes> more = sys.read(descriptor, CHUNK);
            if (!more.is(Errno.EAGAIN)) {
                if (!more.ok() || more.value().isEmpty()) {
                    return Step.next(now.without(sys, descriptor)::turn);
                }
                TreeMap<Integer, Received> grown = new TreeMap<>(now.connections);
                Received old = connection.getValue();
                grown.put(descriptor, new Received(old.port(), old.client(), old.number(), old.bytes().plus(more.value())));
                return Step.next(now.with(grown)::turn);
            }
        }
        return now.rest();
    }

    private Worker accept(Sys sys) {
        TreeMap<Integer, Received> grown = new TreeMap<>(connections);
        long count = accepted;
        for (Nginx.Listening port : listening) {
            Outcome<Integer> connection = sys.accept(port.descriptor());
            if (connection.ok()) {
                count++;
                String remote = sys.kindOf(connection.value()).orElse(null) instanceof OpenFile.Socket socket ? socket.remote() : "";
                grown.put(connection.value(), new Received(port.port(), remote.replaceFirst(":\\d+$", ""), count, Bytes.EMPTY));
            }
        }
        return new Worker(site, listening, grown, count, leaving);
    }

    private Step answer(Sys sys, int descriptor, Received received, HttpMessage.Reading.Whole whole) {
        Request request = Request.of(whole.message(), received.client(), received.port(), received.number());
        boolean closes = leaving || whole.message().header("Connection").map(c -> c.equalsIgnoreCase("close")).orElse(false)
                || whole.message().word(2).equals("HTTP/1.0") && !whole.message().header("Connection").map(c -> c.equalsIgnoreCase("keep-alive")).orElse(false);
        return Answering.answer(sys, site, request, closes, (s, message) -> {
            boolean head = whole.message().word(0).equals("HEAD");
            Bytes sent = head ? Bytes.of(message.head()) : message.encoded();
            Optional<Site.Server> server = site.server(received.port(), request.host());
            Optional<Directive> log = server.flatMap(found -> site.inForce("access_log", found, Site.location(found, request.path())));
            Logs.access(s, site, log, request, message, head ? 0 : message.body().length());
            TreeMap<Integer, Received> left = new TreeMap<>(connections);
            left.put(descriptor, new Received(received.port(), received.client(), received.number(), whole.rest()));
            return s.write(descriptor, sent, (after, written) ->
                    closes || !written.ok() ? with(left).without(after, descriptor).turn(after) : with(left).turn(after));
        });
    }

    private Step rest() {
        if (leaving && connections.isEmpty()) {
            return Step.next(sys -> {
                Logs.error(sys, site, "notice", "exiting");
                Logs.error(sys, site, "notice", "exit");
                return Step.exit(0);
            });
        }
        List<Step.Condition> any = new ArrayList<>();
        listening.forEach(port -> any.add(new Step.Condition.Readable(port.descriptor())));
        connections.keySet().forEach(descriptor -> any.add(new Step.Condition.Readable(descriptor)));
        return Step.await(any, this::turn);
    }

    private Step leave(Sys sys) {
        Logs.error(sys, site, "notice", "gracefully shutting down");
        listening.forEach(port -> sys.close(port.descriptor()));
        Worker last = this;
        for (Map.Entry<Integer, Received> idle : connections.entrySet()) {
            last = idle.getValue().bytes().isEmpty() ? last.without(sys, idle.getKey()) : last;
        }
        return new Worker(site, List.of(), last.connections, accepted, true).turn(sys);
    }
}

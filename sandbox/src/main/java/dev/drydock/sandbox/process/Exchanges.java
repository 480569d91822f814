package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import java.util.Optional;

/** The server's side of exchanges: answering, sending, finishing. */
public final class Exchanges {
    private static final long REQUEST_MICROS = 300;

    private final Kernel kernel;
    private final Transaction transaction;

    Exchanges(Kernel kernel) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
    }

    /** The exchange, if its client has not gone. */
    public Optional<Exchange> find(String id) {
        return transaction.find(Exchange.key(id));
    }

    /** Opens an exchange with the server at an endpoint; {@link Errno#ECONNREFUSED} if none listens. */
    Outcome<Exchange> open(Key<Exchange.Endpoint> at, Process.Id client, Request request) {
        Optional<Exchange.Endpoint> endpoint = transaction.find(at);
        if (endpoint.isEmpty()) {
            return Outcome.refused(Errno.ECONNREFUSED);
        }
        OpenFiles files = kernel.openFiles();
        String id = Long.toString(kernel.count("exchange"));
        Exchange exchange = new Exchange(id, client, request, Optional.empty(), files.newPipe(), files.newPipe(), Optional.empty());
        transaction.put(Exchange.key(id), exchange);
        // The server's ends are open from the start: it writes down, it reads up.
        transaction.put(Pipe.key(exchange.downstream()), new Pipe(Bytes.EMPTY, 0, 1));
        transaction.put(Pipe.key(exchange.upstream()), new Pipe(Bytes.EMPTY, 1, 0));
        kernel.after(REQUEST_MICROS, endpoint.get().component(), new Exchange.Arrived(id));
        return Outcome.of(exchange);
    }

    /** Sends status and headers. */
    public void answer(String id, Exchange.Head head) {
        find(id).ifPresent(exchange -> transaction.put(Exchange.key(id), exchange.with(head)));
    }

    /** Answers wholly: status, body, end. */
    public void answer(String id, Exchange.Head head, Bytes body) {
        answer(id, head);
        send(id, body);
        finish(id);
    }

    /** Names the pseudo terminal that this hijacked connection serves. */
    public void serveTerminal(String id, String terminal) {
        find(id).ifPresent(exchange -> transaction.put(Exchange.key(id), exchange.withTerminal(terminal)));
    }

    /** Sends a part of the body; false if the client has gone. Never waits: those who stream much ask {@link #room} first. */
    public boolean send(String id, Bytes part) {
        Optional<Exchange> exchange = find(id);
        Optional<Pipe> down = exchange.flatMap(e -> kernel.openFiles().pipe(e.downstream()));
        if (down.isEmpty() || down.get().readers() == 0) {
            return false;
        }
        transaction.put(Pipe.key(exchange.get().downstream()), down.get().with(down.get().content().plus(part)));
        return true;
    }

    /** Bytes that can be sent before the client must read. */
    public int room(String id) {
        return find(id).flatMap(e -> kernel.openFiles().pipe(e.downstream())).map(Pipe::room).orElse(0);
    }

    /** Whether the client still listens. */
    public boolean connected(String id) {
        return find(id).flatMap(e -> kernel.openFiles().pipe(e.downstream())).map(p -> p.readers() > 0).orElse(false);
    }

    /** What the client has sent up and nobody has taken. */
    public Bytes received(String id) {
        Optional<Pipe> up = find(id).flatMap(e -> kernel.openFiles().pipe(e.upstream()));
        Bytes content = up.map(Pipe::content).orElse(Bytes.EMPTY);
        if (!content.isEmpty()) {
            transaction.put(Pipe.key(find(id).orElseThrow().upstream()), up.orElseThrow().with(Bytes.EMPTY));
        }
        return content;
    }

    /** Whether the client has closed its direction and all was received. */
    public boolean receivedAll(String id) {
        return find(id).flatMap(e -> kernel.openFiles().pipe(e.upstream())).map(p -> p.writers() == 0 && p.content().isEmpty()).orElse(true);
    }

    /** Ends the answer: the client reads what is left, then the end. */
    public void finish(String id) {
        find(id).ifPresent(exchange -> {
            leave(exchange.downstream(), 0, 1);
            leave(exchange.upstream(), 1, 0);
            if (exchange.head().isEmpty()) {
                transaction.put(Exchange.key(id), exchange.with(Exchange.Head.of(500)));
            }
        });
    }

    /** The client has read the head and both of its descriptors are closed: nothing of the exchange is needed any more. */
    void forget(String id) {
        transaction.remove(Exchange.key(id));
    }

    private void leave(String id, int readers, int writers) {
        kernel.openFiles().pipe(id).ifPresent(pipe -> {
            Pipe left = new Pipe(pipe.content(), Math.max(0, pipe.readers() - readers), Math.max(0, pipe.writers() - writers));
            if (left.readers() == 0 && left.writers() == 0) {
                transaction.remove(Pipe.key(id));
            } else {
                transaction.put(Pipe.key(id), left);
            }
        });
    }
}

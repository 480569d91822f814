package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Pipe;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Optional;

/** Moves bytes between a container's processes, its log and its clients, as far as that goes without waiting; for one step. */
final class Carrier {
    private static final int PORTION = 16_384;
    /** Room a client must have before more is read for it: a portion with its frame. */
    private static final int ROOM = PORTION + 8;

    private final Sys sys;
    private final Kernel kernel;
    private final String container;
    private long carried;

    Carrier(Sys sys, String container) {
        this.sys = sys;
        this.kernel = sys.kernel();
        this.container = container;
    }

    /** Bytes of output moved so far. */
    long carried() {
        return carried;
    }

    /** The line after what could be moved was; the same object if that was nothing. */
    Line carry(Line line) {
        Line after = reap(line);
        after = output(after, 1);
        after = output(after, 2);
        return input(after);
    }

    private Line reap(Line line) {
        if (line.ended().isPresent()) {
            return line;
        }
        Optional<Ended> ended = sys.reap(line.child());
        if (ended.isPresent() && !line.terminal().isEmpty()) {
            kernel.terminals().hangUp(line.terminal());
        }
        return ended.map(line::with).orElse(line);
    }

    // ---- out ---------------------------------------------------------------------------------------------------------------------

    private Line output(Line line, int stream) {
        int end = line.end(stream);
        if (end < 0) {
            return line;
        }
        Attachments attachments = present(line);
        if (attachments.clients().stream().anyMatch(client -> client.wants(stream) && kernel.exchanges().room(client.exchange()) < ROOM)) {
            return line;
        }
        Outcome<Bytes> read = sys.read(end, PORTION);
        if (read.is(Errno.EAGAIN)) {
            return line;
        }
        Bytes bytes = read.ok() ? read.value() : Bytes.EMPTY;
        if (bytes.isEmpty()) {
            log(line, stream, line.half().of(stream));
            sys.close(end);
            return line.withoutOutput(stream);
        }
        attachments.send(kernel, stream, bytes);
        carried += bytes.length();
        if (line.job().traits().captured()) {
            Captured.append(kernel, line.job().streams(), bytes);
        }
        return lines(line, stream, bytes);
    }

    /** The clients that still listen. */
    private Attachments present(Line line) {
        Attachments attachments = Attachments.of(kernel, line.job().streams(), line.job().wiring().tty());
        Attachments left = attachments;
        for (Attachments.Attachment client : attachments.clients()) {
            if (!kernel.exchanges().connected(client.exchange())) {
                left = left.without(client.exchange());
            }
        }
        if (left != attachments) {
            left.put(kernel, line.job().streams());
        }
        return left;
    }

    /** Whole lines go to the log; the rest waits for its newline. */
    private Line lines(Line line, int stream, Bytes bytes) {
        if (!line.job().traits().logged()) {
            return line.with(line.half());
        }
        Bytes all = line.half().of(stream).plus(bytes);
        int end = all.length();
        while (end > 0 && all.at(end - 1) != '\n') {
            end--;
        }
        if (all.length() - end > PORTION) {
            end = all.length();
        }
        log(line, stream, all.slice(0, end));
        return line.with(line.half().with(stream, all.from(end)));
    }

    private void log(Line line, int stream, Bytes lines) {
        if (line.job().traits().logged() && !lines.isEmpty()) {
            LogPolicy policy = new Containers(kernel, sys.self().id().machine()).byId(container).map(LogPolicy::of).orElse(LogPolicy.PLAIN);
            if (!policy.keeps()) {
                return;
            }
            new ContainerLog(kernel, container).append(stream, lines, policy);
            Followers.feedAll(kernel, sys.self().id().machine(), container);
        }
    }

    // ---- in ----------------------------------------------------------------------------------------------------------------------

    private Line input(Line line) {
        Line after = line;
        if (!after.typed().isEmpty()) {
            after = push(after);
        }
        if (!after.typed().isEmpty() || after.terminal().isEmpty() && after.ends().in() < 0) {
            return after;
        }
        Attachments attachments = Attachments.of(kernel, line.job().streams(), line.job().wiring().tty());
        for (Attachments.Attachment client : attachments.clients()) {
            if (client.stdin()) {
                after = take(after, client);
            }
        }
        return after;
    }

    private Line take(Line line, Attachments.Attachment client) {
        Bytes bytes = kernel.exchanges().received(client.exchange());
        Line after = line;
        if (!bytes.isEmpty()) {
            Bytes kept = detached(line, client, bytes);
            if (!line.terminal().isEmpty()) {
                kernel.terminals().type(line.terminal(), kept);
            } else {
                after = push(after.typed(after.typed().plus(kept)));
            }
            return after == line ? line.typed(line.typed()) : after;
        }
        if (kernel.exchanges().receivedAll(client.exchange())) {
            Attachments attachments = Attachments.of(kernel, line.job().streams(), line.job().wiring().tty());
            attachments.replace(client.withoutInput()).put(kernel, line.job().streams());
            if (line.job().wiring().stdinOnce() && line.ends().in() >= 0) {
                sys.close(line.ends().in());
                return line.withoutInput();
            }
            return line.typed(line.typed());
        }
        return line;
    }

    /** Takes the detach keys out; whoever has typed all of them leaves. What goes on to the process. */
    private Bytes detached(Line line, Attachments.Attachment client, Bytes bytes) {
        Bytes keys = client.detachKeys();
        if (keys.isEmpty()) {
            return bytes;
        }
        Attachments attachments = Attachments.of(kernel, line.job().streams(), line.job().wiring().tty());
        Bytes held = client.held();
        Bytes passed = Bytes.EMPTY;
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) == keys.at(held.length())) {
                held = held.plus(bytes.slice(i, i + 1));
                if (held.length() == keys.length()) {
                    attachments.without(client.exchange()).put(kernel, line.job().streams());
                    new Containers(kernel, sys.self().id().machine()).byId(container).ifPresent(this::tellDetached);
                    kernel.exchanges().finish(client.exchange());
                    return passed;
                }
            } else {
                passed = passed.plus(held).plus(bytes.slice(i, i + 1));
                held = Bytes.EMPTY;
            }
        }
        attachments.replace(client.holding(held)).put(kernel, line.job().streams());
        return passed;
    }

    private void tellDetached(Container detached) {
        new EventLog(kernel, detached.machine()).container("detach", detached);
    }

    private Line push(Line line) {
        Outcome<Integer> written = sys.write(line.ends().in(), line.typed());
        if (written.ok()) {
            return line.typed(line.typed().from(written.value()));
        }
        if (written.is(Errno.EAGAIN)) {
            return line;
        }
        sys.close(line.ends().in());
        return line.withoutInput();
    }

    // ---- waiting -----------------------------------------------------------------------------------------------------------------

    /** What may let the line move on. */
    void conditions(Line line, List<Step.Condition> conditions) {
        Attachments attachments = Attachments.of(kernel, line.job().streams(), line.job().wiring().tty());
        kernel.transaction().find(Attachments.key(line.job().streams()))
                .ifPresent(seen -> conditions.add(new Step.Condition.RecordChanged(Attachments.key(line.job().streams()), seen)));
        for (int stream = 1; stream <= 2; stream++) {
            int end = line.end(stream);
            if (end >= 0 && !waitsForClient(attachments, stream, conditions)) {
                conditions.add(new Step.Condition.Readable(end));
            }
        }
        if (!line.typed().isEmpty()) {
            conditions.add(new Step.Condition.Writable(line.ends().in()));
        } else if (!line.terminal().isEmpty() || line.ends().in() >= 0) {
            attachments.clients().stream().filter(Attachments.Attachment::stdin)
                    .forEach(client -> watch(client.exchange(), Exchange::upstream, conditions));
        }
    }

    private boolean waitsForClient(Attachments attachments, int stream, List<Step.Condition> conditions) {
        boolean waits = false;
        for (Attachments.Attachment client : attachments.clients()) {
            if (client.wants(stream) && kernel.exchanges().connected(client.exchange()) && kernel.exchanges().room(client.exchange()) < ROOM) {
                watch(client.exchange(), Exchange::downstream, conditions);
                waits = true;
            }
        }
        return waits;
    }

    private void watch(String exchange, java.util.function.Function<Exchange, String> pipe, List<Step.Condition> conditions) {
        kernel.exchanges().find(exchange).map(pipe)
                .flatMap(id -> kernel.transaction().find(Pipe.key(id)).map(seen -> new Step.Condition.RecordChanged(Pipe.key(id), seen)))
                .ifPresent(conditions::add);
    }
}

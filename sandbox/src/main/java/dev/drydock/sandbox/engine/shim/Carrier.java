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
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Moves bytes between a container's processes, its log and its clients, as far as that goes without waiting; for one step. */
final class Carrier {
    private static final int PORTION = 16_384;
    private static final int CHANNEL_HEAD = 5;
    private static final byte RESIZE = 4;
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
            LogFile.write(kernel, container, stream, lines);
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
        if (!bytes.isEmpty() && client.channels()) {
            return framed(line, client, bytes);
        }
        if (!bytes.isEmpty()) {
            Bytes kept = detached(line, client, bytes);
            if (!line.terminal().isEmpty()) {
                kernel.terminals().type(line.terminal(), kept);
            } else {
                after = push(after.typed(after.typed().plus(kept)));
            }
            return after == line ? line.typed(line.typed()) : after;
        }
        return kernel.exchanges().receivedAll(client.exchange()) ? inputEnds(line, client) : line;
    }

    /** A client has closed its direction; if the process's input ends with it, so it does. */
    private Line inputEnds(Line line, Attachments.Attachment client) {
        Attachments attachments = Attachments.of(kernel, line.job().streams(), line.job().wiring().tty());
        attachments.replace(client.withoutInput()).put(kernel, line.job().streams());
        if (line.job().wiring().stdinOnce() && line.ends().in() >= 0 && line.typed().isEmpty()) {
            sys.close(line.ends().in());
            return line.withoutInput();
        }
        return line.typed(line.typed());
    }

    /** Takes the frames that are whole; the rest waits with the client. */
    private Line framed(Line line, Attachments.Attachment client, Bytes bytes) {
        Bytes all = client.held().plus(bytes);
        Bytes typed = Bytes.EMPTY;
        boolean over = false;
        int at = 0;
        while (all.length() - at >= CHANNEL_HEAD) {
            int length = (all.at(at + 1) & 0xff) << 24 | (all.at(at + 2) & 0xff) << 16 | (all.at(at + 3) & 0xff) << 8 | all.at(at + 4) & 0xff;
            if (all.length() - at - CHANNEL_HEAD < length) {
                break;
            }
            Bytes part = all.slice(at + CHANNEL_HEAD, at + CHANNEL_HEAD + length);
            if (all.at(at) == 0) {
                over |= length == 0;
                typed = typed.plus(part);
            } else if (all.at(at) == RESIZE && !line.terminal().isEmpty()) {
                resize(line, part);
            }
            at += CHANNEL_HEAD + length;
        }
        Attachments.Attachment left = client.holding(all.from(at));
        Attachments.of(kernel, line.job().streams(), line.job().wiring().tty()).replace(left).put(kernel, line.job().streams());
        Line after = line;
        if (!line.terminal().isEmpty()) {
            kernel.terminals().type(line.terminal(), typed);
        } else if (line.ends().in() >= 0) {
            after = push(after.typed(after.typed().plus(typed)));
        }
        if (over) {
            return inputEnds(after, left);
        }
        return after == line ? line.typed(line.typed()) : after;
    }

    private void resize(Line line, Bytes size) {
        Mapping wanted = Json.read(size.text()).value().map(Tree::mapping).orElse(Mapping.EMPTY);
        if (wanted.get("Width").wholeInt() > 0 && wanted.get("Height").wholeInt() > 0) {
            kernel.terminals().resize(line.terminal(), new Terminal.Size(wanted.get("Width").wholeInt(), wanted.get("Height").wholeInt()));
        }
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

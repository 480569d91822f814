package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Step.Condition;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command in a container, or the container's own streams.
 *
 * @param path of the pod's subresource, {@code .../exec} or {@code .../attach}
 * @param tty whether there is a terminal at the other side
 * @param input whether standard input is sent
 */
record Remote(Cluster cluster, String path, String container, List<String> command, boolean tty, boolean input) {
    private static final int CHUNK = 32_768;
    private static final String WORDS = "\u001F";

    /** What a command wrote, and how it ended. */
    record Collected(Bytes output, Bytes errors, Tree status) {}

    private Map<String, String> query() {
        Map<String, String> query = new TreeMap<>(Map.of("container", container, "stdout", "true"));
        if (!command.isEmpty()) {
            query.put("command", String.join(WORDS, command));
        }
        if (input) {
            query.put("stdin", "true");
        }
        query.put(tty ? "tty" : "stderr", "true");
        return query;
    }

    private Task<Stream> open() {
        return cluster.open(cluster.request("POST", path, query(), Bytes.EMPTY).withHeader("connection", "Upgrade").withHeader("upgrade", "websocket"))
                .failingAs(why -> why.reason().equals("InternalError") ? new Failure.Plain(why.inner()) : why);
    }

    // ---- with this process's own streams ----------------------------------------------------------------------------------------

    /** Where both directions stand. @param toWrite output not written yet @param toSend input not sent yet */
    private record Flow(Frames frames, List<Frames.Part> toWrite, Bytes toSend, boolean inputOpen, Tree status) {
        Flow writing(List<Frames.Part> parts) {
            return new Flow(frames, parts, toSend, inputOpen, status);
        }

        Flow sending(Bytes bytes) {
            return new Flow(frames, toWrite, bytes, inputOpen, status);
        }

        Flow closing() {
            return new Flow(frames, toWrite, Frames.of(Frames.INPUT, Bytes.EMPTY), false, status);
        }

        Flow received(Frames.Decoded decoded) {
            List<Frames.Part> parts = decoded.parts().stream().filter(part -> part.channel() != Frames.STATUS).toList();
            Optional<Frames.Part> end = decoded.parts().stream().filter(part -> part.channel() == Frames.STATUS).findFirst();
            return new Flow(decoded.frames(), parts, toSend, inputOpen, end.<Tree>map(part -> Json.read(part.content().text()).value().orElse(Nothing.NOTHING)).orElse(status));
        }
    }

    /** Joins the streams until the other side ends; gives how it ended, nothing if it did not say. */
    Task<Tree> joined() {
        return open().then(stream -> (sys, then, otherwise) -> {
            Optional<Terminal> terminal = tty && input ? sys.terminal(0) : Optional.empty();
            Optional<Terminal.Modes> before = terminal.map(Terminal::modes);
            terminal.ifPresent(t -> sys.setTerminalModes(0, Terminal.Modes.RAW));
            if (tty) {
                followSize(sys, stream.call());
            }
            return pass(sys, stream.call(), new Flow(Frames.START, List.of(), Bytes.EMPTY, input, Nothing.NOTHING), (s, status) -> {
                before.ifPresent(modes -> s.setTerminalModes(0, modes));
                s.close(stream.call());
                return then.run(s, status);
            });
        });
    }

    private static void followSize(Sys sys, Sys.Call call) {
        tellSize(sys, call);
        sys.onSignal(Signal.WINCH, Optional.of(new Disposition.Handle((s, signal, interrupted) -> {
            tellSize(s, call);
            return interrupted;
        })));
    }

    private static void tellSize(Sys sys, Sys.Call call) {
        sys.terminal(1).map(Terminal::size).filter(size -> size.rows() > 0 && size.columns() > 0).ifPresent(size ->
                sys.write(call.upstream(), Frames.of(Frames.SIZE, Bytes.of(Json.compact(Mapping.of("Width", size.columns(), "Height", size.rows()))))));
    }

    private Step pass(Sys sys, Sys.Call call, Flow flow, Task.Then<Tree> end) {
        List<Condition> waits = new ArrayList<>();
        Flow after = flow;
        if (!flow.toWrite().isEmpty()) {
            Frames.Part first = flow.toWrite().get(0);
            int descriptor = first.channel() == Frames.ERRORS ? 2 : 1;
            Outcome<Integer> written = first.content().isEmpty() ? Outcome.of(0) : sys.write(descriptor, first.content());
            if (written.is(Errno.EAGAIN)) {
                waits.add(new Condition.Writable(descriptor));
            } else if (!written.ok()) {
                return end.run(sys, Nothing.NOTHING);
            } else {
                after = after.writing(left(flow.toWrite(), written.value()));
            }
        } else if (!flow.status().isNothing()) {
            return end.run(sys, flow.status());
        } else {
            Outcome<Bytes> read = sys.read(call.downstream(), CHUNK);
            if (read.is(Errno.EAGAIN)) {
                waits.add(new Condition.Readable(call.downstream()));
            } else if (!read.ok() || read.value().isEmpty()) {
                return end.run(sys, flow.status());
            } else {
                after = after.received(flow.frames().plus(read.value()));
            }
        }
        Flow both = up(sys, call, after, waits);
        boolean stuck = both == flow && !waits.isEmpty();
        return stuck ? Step.await(waits, s -> pass(s, call, both, end)) : Step.next(s -> pass(s, call, both, end));
    }

    /** Moves input on as far as it goes without waiting. */
    private static Flow up(Sys sys, Sys.Call call, Flow flow, List<Condition> waits) {
        if (!flow.toSend().isEmpty()) {
            Outcome<Integer> sent = sys.write(call.upstream(), flow.toSend());
            if (sent.is(Errno.EAGAIN)) {
                waits.add(new Condition.Writable(call.upstream()));
                return flow;
            }
            return flow.sending(sent.ok() ? flow.toSend().from(sent.value()) : Bytes.EMPTY);
        }
        if (!flow.inputOpen()) {
            return flow;
        }
        Outcome<Bytes> typed = sys.read(0, CHUNK);
        if (typed.is(Errno.EAGAIN)) {
            waits.add(new Condition.Readable(0));
            return flow;
        }
        return !typed.ok() || typed.value().isEmpty() ? flow.closing() : flow.sending(Frames.of(Frames.INPUT, typed.value()));
    }

    private static List<Frames.Part> left(List<Frames.Part> parts, int written) {
        Frames.Part first = parts.get(0);
        List<Frames.Part> left = new ArrayList<>();
        if (written < first.content().length()) {
            left.add(new Frames.Part(first.channel(), first.content().from(written)));
        }
        left.addAll(parts.subList(1, parts.size()));
        return List.copyOf(left);
    }

    // ---- with bytes -------------------------------------------------------------------------------------------------------------

    /** Gives the command its whole input and collects what it writes. */
    Task<Collected> collected(Bytes content) {
        Bytes sent = input ? Frames.of(Frames.INPUT, content).plus(Frames.of(Frames.INPUT, Bytes.EMPTY)) : Bytes.EMPTY;
        return open().then(stream -> collect(stream, new Gathered(Frames.START, new Collected(Bytes.EMPTY, Bytes.EMPTY, Nothing.NOTHING), sent)));
    }

    private record Gathered(Frames frames, Collected so, Bytes toSend) {}

    private static Task<Collected> collect(Stream stream, Gathered start) {
        return Task.<Gathered, Collected>loop(start, gathered -> (sys, then, otherwise) -> {
            Outcome<Integer> sent = gathered.toSend().isEmpty() ? Outcome.of(0) : sys.write(stream.call().upstream(), gathered.toSend());
            Bytes toSend = sent.ok() ? gathered.toSend().from(sent.value()) : sent.is(Errno.EAGAIN) ? gathered.toSend() : Bytes.EMPTY;
            Outcome<Bytes> read = sys.read(stream.call().downstream(), CHUNK);
            if (read.is(Errno.EAGAIN)) {
                List<Condition> waits = new ArrayList<>(List.of(new Condition.Readable(stream.call().downstream())));
                if (!toSend.isEmpty()) {
                    waits.add(new Condition.Writable(stream.call().upstream()));
                }
                return Step.await(waits, s -> then.run(s, new Task.Round.Again<>(new Gathered(gathered.frames(), gathered.so(), toSend))));
            }
            if (!read.ok() || read.value().isEmpty()) {
                sys.close(stream.call());
                return then.run(sys, new Task.Round.Over<>(gathered.so()));
            }
            Frames.Decoded decoded = gathered.frames().plus(read.value());
            Collected so = gathered.so();
            for (Frames.Part part : decoded.parts()) {
                so = switch (part.channel()) {
                    case Frames.OUTPUT -> new Collected(so.output().plus(part.content()), so.errors(), so.status());
                    case Frames.ERRORS -> new Collected(so.output(), so.errors().plus(part.content()), so.status());
                    case Frames.STATUS -> new Collected(so.output(), so.errors(), Json.read(part.content().text()).value().orElse(Nothing.NOTHING));
                    default -> so;
                };
            }
            if (!so.status().isNothing()) {
                sys.close(stream.call());
                return then.run(sys, new Task.Round.Over<>(so));
            }
            return then.run(sys, new Task.Round.Again<>(new Gathered(decoded.frames(), so, toSend)));
        });
    }

    /** What is said of how a command ended. */
    static Task<Done> ended(Tree status) {
        if (!status.get("status").text().equals("Failure")) {
            return Task.done();
        }
        if (status.get("reason").text().equals("NonZeroExitCode")) {
            String code = status.at("details", "causes").mappings().stream().filter(cause -> cause.get("reason").text().equals("ExitCode"))
                    .map(cause -> cause.get("message").text()).findFirst().orElse("1");
            return Task.fail(new Failure.Exact("command terminated with exit code " + code, code.matches("\\d{1,3}") ? Integer.parseInt(code) : 1));
        }
        return Task.fail(status.get("message").text());
    }
}

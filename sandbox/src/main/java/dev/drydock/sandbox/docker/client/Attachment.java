package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Step.Condition;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A client's streams tied to a container's over one connection: input goes up as it is, output comes down framed, or as it is with a
 * terminal. Neither direction waits for the other.
 *
 * @param tty whether the container has a terminal: output is not framed, the own terminal is put into raw mode, detach keys count
 * @param input whether the own standard input is sent
 */
public record Attachment(Sys.Call call, boolean tty, boolean input, DetachKeys keys) {
    private static final int CHUNK = 32_768;

    /** How it ended. */
    public enum End {
        /** The container's output is over. */
        OUTPUT_OVER,
        /** The keys for leaving were typed. */
        DETACHED,
        /** Nobody reads the own output any more. */
        OUTPUT_BROKEN
    }

    /** What to do at the end. */
    @FunctionalInterface
    public interface Ended {
        Step run(Sys sys, End end);
    }

    /** Where both directions stand. @param toWrite output not written yet @param toSend input not sent yet */
    private record Flow(Frames frames, List<Frames.Part> toWrite, Bytes toSend, boolean inputOpen, DetachKeys keys, boolean detached) {
        Flow writing(List<Frames.Part> parts) {
            return new Flow(frames, parts, toSend, inputOpen, keys, detached);
        }

        Flow received(Frames.Decoded decoded) {
            return new Flow(decoded.frames(), decoded.parts(), toSend, inputOpen, keys, detached);
        }

        Flow sending(Bytes bytes) {
            return new Flow(frames, toWrite, bytes, inputOpen, keys, detached);
        }

        Flow typed(DetachKeys.Typed typed) {
            return new Flow(frames, toWrite, typed.passed(), inputOpen, typed.keys(), typed.detached());
        }

        Flow closed() {
            return new Flow(frames, toWrite, Bytes.EMPTY, false, keys, detached);
        }
    }

    /** Passes both directions until one of the ends is reached; the terminal is then as it was before. */
    public Step stream(Sys sys, Ended then) {
        Optional<Terminal> terminal = tty && input ? sys.terminal(0) : Optional.empty();
        terminal.ifPresent(t -> sys.setTerminalModes(0, Terminal.Modes.RAW));
        Optional<Terminal.Modes> before = terminal.map(Terminal::modes);
        Flow start = new Flow(Frames.START, List.of(), Bytes.EMPTY, input, keys, false);
        return pass(sys, start, (s, end) -> {
            before.ifPresent(modes -> s.setTerminalModes(0, modes));
            return then.run(s, end);
        });
    }

    private Step pass(Sys sys, Flow flow, Ended then) {
        List<Condition> waits = new ArrayList<>();
        Flow after = flow;
        if (!flow.toWrite().isEmpty()) {
            Outcome<Integer> written = write(sys, flow.toWrite().get(0));
            if (written.is(Errno.EPIPE)) {
                return then.run(sys, End.OUTPUT_BROKEN);
            }
            if (written.is(Errno.EAGAIN)) {
                waits.add(new Condition.Writable(flow.toWrite().get(0).stream() == 2 ? 2 : 1));
            } else {
                after = after.writing(left(flow.toWrite(), written.ok() ? written.value() : Integer.MAX_VALUE));
            }
        } else {
            Outcome<Bytes> read = sys.read(call.downstream(), CHUNK);
            if (read.is(Errno.EAGAIN)) {
                waits.add(new Condition.Readable(call.downstream()));
            } else if (!read.ok() || read.value().isEmpty()) {
                return then.run(sys, End.OUTPUT_OVER);
            } else {
                after = after.received(tty
                        ? new Frames.Decoded(List.of(new Frames.Part(1, read.value())), Frames.START)
                        : flow.frames().plus(read.value()));
            }
        }
        Flow both = up(sys, after, waits);
        if (both.detached() && both.toSend().isEmpty()) {
            return then.run(sys, End.DETACHED);
        }
        boolean stuck = both == flow && !waits.isEmpty();
        return stuck ? Step.await(waits, s -> pass(s, both, then)) : Step.next(s -> pass(s, both, then));
    }

    /** Moves input on as far as it goes without waiting. */
    private Flow up(Sys sys, Flow flow, List<Condition> waits) {
        if (!flow.toSend().isEmpty()) {
            Outcome<Integer> sent = sys.write(call.upstream(), flow.toSend());
            if (sent.is(Errno.EAGAIN)) {
                waits.add(new Condition.Writable(call.upstream()));
                return flow;
            }
            return sent.ok() ? flow.sending(flow.toSend().from(sent.value())) : flow.closed();
        }
        if (!flow.inputOpen() || flow.detached()) {
            return flow;
        }
        Outcome<Bytes> typed = sys.read(0, CHUNK);
        if (typed.is(Errno.EAGAIN)) {
            waits.add(new Condition.Readable(0));
            return flow;
        }
        if (!typed.ok() || typed.value().isEmpty()) {
            // The number stays taken, so that closing the connection later cannot hit another file.
            sys.duplicate(call.downstream(), call.upstream());
            return flow.closed();
        }
        return tty ? flow.typed(flow.keys().plus(typed.value())) : flow.sending(typed.value());
    }

    private static Outcome<Integer> write(Sys sys, Frames.Part part) {
        return part.content().isEmpty() ? Outcome.of(0) : sys.write(part.stream() == 2 ? 2 : 1, part.content());
    }

    private static List<Frames.Part> left(List<Frames.Part> parts, int written) {
        Frames.Part first = parts.get(0);
        List<Frames.Part> left = new ArrayList<>();
        if (written < first.content().length()) {
            left.add(new Frames.Part(first.stream(), first.content().from(written)));
        }
        left.addAll(parts.subList(1, parts.size()));
        return List.copyOf(left);
    }
}

package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/**
 * One HTTP exchange of a client: look up, connect, send, read the answer.
 *
 * @param deadlineMicros virtual time at which to give up; {@link Long#MAX_VALUE} for never
 */
public record Fetch(Address address, HttpMessage request, long startMicros, long deadlineMicros) {
    private static final int CHUNK = 65_536;
    /** Linux gives up a connection that nobody answers after about two minutes (tcp_syn_retries 6). */
    private static final long SYN_MICROS = 134_000_000L;
    /** And learns after about three seconds that nobody has the address on its own network. */
    private static final long ARP_MICROS = 3_060_000L;
    private static final long LOOKUP_MICROS = 1_200;

    /** How it went. */
    public sealed interface Result {
        record Unresolved() implements Result {}

        /** @param tookMicros from the start to the refusal */
        record Unconnected(String ip, Errno errno, long tookMicros) implements Result {}

        /** @param received bytes of the answer that came in time */
        record TimedOut(boolean connected, long tookMicros, int received) implements Result {}

        /** The server closed without a word. */
        record Empty(String ip) implements Result {}

        /** What came was no HTTP. */
        record Strange(Bytes received) implements Result {}

        /** @param connectMicros from the start until the connection stood */
        record Answer(String ip, HttpMessage message, long connectMicros, long tookMicros) implements Result {}
    }

    /** What is done with the result. */
    @FunctionalInterface
    public interface Then {
        Step run(Sys sys, Result result);
    }

    /** Does it and hands the result on. */
    public Step run(Sys sys, Then then) {
        return Step.next(s -> s.sleep(LOOKUP_MICROS, looked -> {
            List<String> addresses = looked.lookUp(address.host());
            return addresses.isEmpty() ? then.run(looked, new Result.Unresolved()) : connect(looked, addresses.get(0), then);
        }));
    }

    private Step connect(Sys sys, String ip, Then then) {
        Outcome<Integer> connected = sys.connect(ip, address.port());
        if (connected.ok()) {
            int descriptor = connected.value();
            long connectMicros = sys.now() - startMicros;
            return sys.write(descriptor, request.encoded(), (s, written) -> receive(s, new Line(descriptor, ip, connectMicros), Bytes.EMPTY, then));
        }
        long patience = connected.errno() == Errno.ETIMEDOUT ? SYN_MICROS : connected.errno() == Errno.EHOSTUNREACH ? ARP_MICROS : 300;
        long until = Math.min(deadlineMicros, sys.now() + patience);
        return Step.await(new Step.Condition.Deadline(until), s -> then.run(s, s.now() >= deadlineMicros
                ? new Result.TimedOut(false, s.now() - startMicros, 0)
                : new Result.Unconnected(ip, connected.errno(), s.now() - startMicros)));
    }

    private record Line(int descriptor, String ip, long connectMicros) {}

    private Step receive(Sys sys, Line line, Bytes received, Then then) {
        Outcome<Bytes> read = sys.read(line.descriptor, CHUNK);
        if (read.is(Errno.EAGAIN)) {
            if (sys.now() >= deadlineMicros) {
                sys.close(line.descriptor);
                return then.run(sys, new Result.TimedOut(true, sys.now() - startMicros, received.length()));
            }
            return Step.await(
                    List.of(new Step.Condition.Readable(line.descriptor), new Step.Condition.Deadline(deadlineMicros)),
                    s -> receive(s, line, received, then));
        }
        boolean ended = !read.ok() || read.value().isEmpty();
        Bytes all = ended ? received : received.plus(read.value());
        if (ended && all.isEmpty()) {
            sys.close(line.descriptor);
            return then.run(sys, new Result.Empty(line.ip));
        }
        HttpMessage.Reading reading = HttpMessage.read(all, ended, request.word(0).equals("HEAD"));
        if (reading instanceof HttpMessage.Reading.Incomplete) {
            return Step.next(s -> receive(s, line, all, then));
        }
        sys.close(line.descriptor);
        if (reading instanceof HttpMessage.Reading.Whole whole && whole.message().start().startsWith("HTTP/")) {
            return then.run(sys, new Result.Answer(line.ip, whole.message(), line.connectMicros, sys.now() - startMicros));
        }
        return then.run(sys, new Result.Strange(all));
    }
}

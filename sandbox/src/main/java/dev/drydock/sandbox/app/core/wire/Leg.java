package dev.drydock.sandbox.app.core.wire;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An open connection to another element.
 *
 * @param other the other element's name in records; what its messages say of themselves, once one has come
 * @param over the interface
 * @param address the other's address
 * @param rest what has come and was not read
 */
public record Leg(int descriptor, Me me, String other, String over, String address, Bytes rest) {
    private static final long PATIENCE_MICROS = 20_000_000;
    private static final int CHUNK = 65_536;
    /** The field that says who sent a message: Diameter's Origin-Host, SIP's Via, the TEID of GTP stand for it. */
    private static final String ORIGIN = "origin";

    /** What to do with a message and the leg after it; empty if the other side is gone or silent. */
    @FunctionalInterface
    public interface Heard {
        Step run(Sys sys, Leg leg, Optional<Message> message);
    }

    /** Sends a message. */
    public Step say(Sys sys, Message message, Code then) {
        Spoken sent = Spoken.of(message);
        Flow.record(sys, me.label(), other, over, sent.message(), false);
        return me.log(sys, "INFO", over + " -> " + other + "  " + message.name() + sent.text(), s ->
                s.write(descriptor, me.wire().encoded(sent.message().with(ORIGIN, me.label()), address), (t, written) -> then.run(t)));
    }

    /** Waits for the next message, twenty seconds at most. */
    public Step hear(Sys sys, Heard then) {
        return hear(sys, sys.now() + PATIENCE_MICROS, then);
    }

    private Step hear(Sys sys, long deadline, Heard then) {
        Optional<Wire.Read> read = me.wire().read(rest, false);
        if (read.isPresent()) {
            String origin = read.get().message().get(ORIGIN);
            Leg after = new Leg(descriptor, me, origin.isEmpty() ? other : origin, over, address, read.get().rest());
            Spoken heard = Spoken.of(read.get().message());
            return me.log(sys, "INFO", over + " <- " + after.other + "  " + heard.message().name() + heard.text(), s -> then.run(s, after, Optional.of(heard.message())));
        }
        Outcome<Bytes> more = sys.read(descriptor, CHUNK);
        if (more.is(Errno.EAGAIN)) {
            return sys.now() >= deadline ? then.run(sys, this, Optional.empty())
                    : Step.await(List.of(new Step.Condition.Readable(descriptor), new Step.Condition.Deadline(deadline)), s -> hear(s, deadline, then));
        }
        return more.ok() && !more.value().isEmpty() ? with(rest.plus(more.value())).hear(sys, deadline, then) : then.run(sys, this, Optional.empty());
    }

    /** The leg with other bytes to read first. */
    public Leg with(Bytes received) {
        return new Leg(descriptor, me, other, over, address, received);
    }

    /** The leg on another interface or to an element of another name, as a server knows it after looking into the message. */
    public Leg named(String label, String interfaceName) {
        return new Leg(descriptor, me, label, interfaceName, address, rest);
    }

    public void close(Sys sys) {
        sys.close(descriptor);
    }

    /** Sends a last message and ends the process that served the leg. */
    public Step end(Sys sys, Message message) {
        return say(sys, message, s -> {
            close(s);
            return Step.exit(0);
        });
    }

    /** A message without its sender, and its fields as a log writes them. */
    private record Spoken(Message message, String text) {
        static Spoken of(Message message) {
            TreeMap<String, String> fields = new TreeMap<>(message.fields());
            fields.remove(ORIGIN);
            StringBuilder text = new StringBuilder();
            fields.forEach((key, value) -> text.append(text.isEmpty() ? "  " : " ").append(key).append('=').append(value));
            return new Spoken(new Message(message.name(), fields), text.toString());
        }
    }
}

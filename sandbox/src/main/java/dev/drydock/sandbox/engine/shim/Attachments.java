package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The clients that are attached to the streams of a container's first process, or of a command executed in it.
 *
 * @param tty whether bytes go as they are, without frames
 */
public record Attachments(boolean tty, List<Attachment> clients) {
    /** The channel on which the end is told. */
    private static final int STATUS = 3;
    private static final Mapping SUCCESS = Mapping.of("metadata", Mapping.EMPTY, "status", "Success");

    static final Family<Attachments> ATTACHMENTS = Family.passing("attachments");

    public Attachments {
        clients = List.copyOf(clients);
    }

    /**
     * One client.
     *
     * @param stdin whether what it sends goes to the process
     * @param detachKeys bytes after which it wants to leave; empty: none
     * @param held what it typed of them so far; with channels, what came of a frame that is not whole yet
     * @param channels whether it speaks as {@code kubectl} does: a byte for the channel, four for the length, both ways
     */
    public record Attachment(String exchange, boolean stdin, boolean stdout, boolean stderr, Bytes detachKeys, Bytes held, boolean channels) {
        public Attachment(String exchange, boolean stdin, boolean stdout, boolean stderr, Bytes detachKeys, Bytes held) {
            this(exchange, stdin, stdout, stderr, detachKeys, held, false);
        }

        public boolean wants(int stream) {
            return stream == 1 ? stdout : stderr;
        }

        public Attachment holding(Bytes changed) {
            return new Attachment(exchange, stdin, stdout, stderr, detachKeys, changed, channels);
        }

        public Attachment withoutInput() {
            return new Attachment(exchange, false, stdout, stderr, detachKeys, held, channels);
        }
    }

    /** @param streams ID of the container or of the command */
    public static Key<Attachments> key(String streams) {
        return ATTACHMENTS.key(streams);
    }

    public static Attachments of(Kernel kernel, String streams, boolean tty) {
        return kernel.transaction().find(key(streams)).orElse(new Attachments(tty, List.of()));
    }

    public Attachments plus(Attachment client) {
        List<Attachment> more = new ArrayList<>(clients);
        more.add(client);
        return new Attachments(tty, more);
    }

    public Attachments without(String exchange) {
        return new Attachments(tty, clients.stream().filter(client -> !client.exchange().equals(exchange)).toList());
    }

    Attachments replace(Attachment changed) {
        return new Attachments(tty, clients.stream().map(client -> client.exchange().equals(changed.exchange()) ? changed : client).toList());
    }

    public void put(Kernel kernel, String streams) {
        kernel.transaction().put(key(streams), this);
    }

    /** Sends a piece of a stream to all who want it. Those who have gone are left out next time. */
    public void send(Kernel kernel, int stream, Bytes bytes) {
        Bytes sent = tty ? bytes : frame(stream, bytes);
        clients.stream().filter(client -> client.wants(stream))
                .forEach(client -> kernel.exchanges().send(client.exchange(), client.channels() ? channel(stream, bytes) : sent));
    }

    /** Ends all connections. */
    public static void finish(Kernel kernel, String streams) {
        finish(kernel, streams, SUCCESS);
    }

    /** Ends all connections; those with channels are told how it ended: {@code status} is a {@code Status} of Kubernetes. */
    public static void finish(Kernel kernel, String streams, Mapping status) {
        kernel.transaction().find(key(streams)).ifPresent(attachments -> {
            Bytes last = channel(STATUS, Bytes.of(Json.compact(status)));
            attachments.clients().stream().filter(Attachment::channels).forEach(client -> kernel.exchanges().send(client.exchange(), last));
            attachments.clients().forEach(client -> kernel.exchanges().finish(client.exchange()));
            kernel.transaction().remove(key(streams));
        });
    }

    /** The frame of the multiplexed stream: number of the stream, three zeros, length as four bytes, then the bytes. */
    public static Bytes frame(int stream, Bytes bytes) {
        int length = bytes.length();
        byte[] head = {(byte) stream, 0, 0, 0, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length};
        return Bytes.wrap(head).plus(bytes);
    }

    /** The frame of {@code kubectl}'s streams: number of the channel, length as four bytes, then the bytes. */
    public static Bytes channel(int channel, Bytes bytes) {
        int length = bytes.length();
        return Bytes.wrap(new byte[] {(byte) channel, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length}).plus(bytes);
    }

    /** How a command ended, as a {@code Status} of Kubernetes. */
    public static Mapping status(int code) {
        return code == 0 ? SUCCESS : Mapping.of("metadata", Mapping.EMPTY, "status", "Failure",
                "message", "command terminated with non-zero exit code: error executing command, exit code " + code, "reason", "NonZeroExitCode",
                "details", Mapping.of("causes", Sequence.of(Mapping.of("reason", "ExitCode", "message", Integer.toString(code)))));
    }

    /** The content type of a hijacked or streamed answer. */
    public static String contentType(boolean tty) {
        return tty ? "application/vnd.docker.raw-stream" : "application/vnd.docker.multiplexed-stream";
    }

    /** The head of a hijacked connection. */
    public static Exchange.Head upgraded(boolean tty) {
        java.util.TreeMap<String, String> headers = new java.util.TreeMap<>();
        headers.put("content-type", contentType(tty));
        headers.put("connection", "Upgrade");
        headers.put("upgrade", "tcp");
        return new Exchange.Head(101, headers);
    }
}

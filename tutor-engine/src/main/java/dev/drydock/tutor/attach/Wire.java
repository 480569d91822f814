package dev.drydock.tutor.attach;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Messages over a socket: a letter that says what it is, and text. Written without streams, which would lock each other out. */
final class Wire implements Closeable {
    private static final int LONGEST = 1 << 24;

    private final SocketChannel channel;

    Wire(SocketChannel channel) {
        this.channel = channel;
    }

    record Message(char kind, String text) {}

    void send(char kind, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 5).put((byte) kind).putInt(bytes.length).put(bytes).flip();
        while (buffer.hasRemaining()) channel.write(buffer);
    }

    /** The next message; waits for it. @throws EOFException when the other side has gone */
    Message receive() throws IOException {
        ByteBuffer head = read(5);
        char kind = (char) head.get();
        int length = head.getInt();
        if (length < 0 || length > LONGEST) throw new IOException("not a message");
        return new Message(kind, new String(read(length).array(), StandardCharsets.UTF_8));
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) throw new EOFException();
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

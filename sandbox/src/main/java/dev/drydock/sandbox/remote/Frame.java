package dev.drydock.sandbox.remote;

import dev.drydock.sandbox.fs.Bytes;
import java.util.Optional;

/** What travels from server to client: a channel's number, a length, and bytes. */
record Frame(int channel, Bytes content) {
    static final int OUTPUT = 1;
    static final int ERRORS = 2;
    /** One byte: the exit status. */
    static final int EXIT = 3;

    private static final int HEADER = 4;

    Bytes encoded() {
        int length = content.length();
        return Bytes.wrap(new byte[] {(byte) channel, (byte) (length >> 16), (byte) (length >> 8), (byte) length}).plus(content);
    }

    /** The first whole frame of what was received. */
    static Optional<Frame> first(Bytes received) {
        if (received.length() < HEADER) {
            return Optional.empty();
        }
        int length = (received.at(1) & 0xff) << 16 | (received.at(2) & 0xff) << 8 | received.at(3) & 0xff;
        return received.length() < HEADER + length
                ? Optional.empty()
                : Optional.of(new Frame(received.at(0), received.slice(HEADER, HEADER + length)));
    }

    int encodedLength() {
        return HEADER + content.length();
    }
}

package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.fs.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Several channels over one stream: a byte for the channel, four for the length, then the bytes.
 *
 * @param rest bytes of a frame that is not whole yet
 */
record Frames(Bytes rest) {
    static final Frames START = new Frames(Bytes.EMPTY);

    static final int INPUT = 0;
    static final int OUTPUT = 1;
    static final int ERRORS = 2;
    static final int STATUS = 3;
    static final int SIZE = 4;

    private static final int HEAD = 5;

    /** A frame's bytes and their channel. */
    record Part(int channel, Bytes content) {}

    /** The frames that were whole, and the rest. */
    record Decoded(Frames frames, List<Part> parts) {}

    Decoded plus(Bytes more) {
        Bytes all = rest.plus(more);
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (all.length() - at >= HEAD) {
            int length = (all.at(at + 1) & 0xff) << 24 | (all.at(at + 2) & 0xff) << 16 | (all.at(at + 3) & 0xff) << 8 | all.at(at + 4) & 0xff;
            if (all.length() - at - HEAD < length) {
                break;
            }
            parts.add(new Part(all.at(at), all.slice(at + HEAD, at + HEAD + length)));
            at += HEAD + length;
        }
        return new Decoded(new Frames(all.from(at)), List.copyOf(parts));
    }

    /** One frame. */
    static Bytes of(int channel, Bytes content) {
        int length = content.length();
        return Bytes.wrap(new byte[] {(byte) channel, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length}).plus(content);
    }
}

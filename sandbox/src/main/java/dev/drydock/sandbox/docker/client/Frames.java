package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine's way of sending two streams over one connection: a head of eight bytes (the stream's number, three zeros, the length with the
 * highest byte first), then so many bytes.
 *
 * @param rest what came of a frame that is not complete yet
 */
public record Frames(Bytes rest) {
    public static final Frames START = new Frames(Bytes.EMPTY);

    private static final int HEAD = 8;

    /** A part of one stream. @param stream 1 for standard output, 2 for standard error, 3 for the engine's own complaint */
    public record Part(int stream, Bytes content) {}

    /** What a piece of the connection gave. */
    public record Decoded(List<Part> parts, Frames frames) {}

    /** Reads on. */
    public Decoded plus(Bytes more) {
        Bytes all = rest.plus(more);
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (all.length() - at >= HEAD) {
            int length = (all.at(at + 4) & 0xff) << 24 | (all.at(at + 5) & 0xff) << 16 | (all.at(at + 6) & 0xff) << 8 | all.at(at + 7) & 0xff;
            if (all.length() - at - HEAD < length) {
                break;
            }
            parts.add(new Part(all.at(at), all.slice(at + HEAD, at + HEAD + length)));
            at += HEAD + length;
        }
        return new Decoded(List.copyOf(parts), new Frames(all.from(at)));
    }
}

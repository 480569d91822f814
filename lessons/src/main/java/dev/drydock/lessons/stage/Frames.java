package dev.drydock.lessons.stage;

import dev.drydock.sandbox.fs.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The engine's way to send two streams over one: a header of eight bytes (stream, three zeros, length) before each piece. */
final class Frames {
    private static final int HEADER = 8;

    private Frames() {}

    /** Both streams in the order of their pieces; of a container with a terminal there is only one, without headers. */
    static String text(Bytes body, boolean tty) {
        if (tty) return body.text();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int at = 0;
        while (at + HEADER <= body.length()) {
            int length = 0;
            for (int i = 4; i < HEADER; i++) length = length << 8 | body.at(at + i) & 0xFF;
            int end = Math.min(body.length(), at + HEADER + Math.max(0, length));
            text.writeBytes(body.slice(at + HEADER, end).toArray());
            at = end;
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}

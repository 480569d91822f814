package dev.drydock.tutor.java.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message between the tutor and the learner's process.
 *
 * @param kind a letter: to the process {@code L}oad, {@code I}nvoke, {@code V}alue, {@code C}all, {@code A}nswer; from it {@code O}utput, as{@code K},
 *     {@code D}one, {@code T}hrown, {@code X} too many threads, {@code E}nds itself, {@code R}eady
 */
public record Frame(char kind, List<byte[]> parts) {
    private static final int MOST_PARTS = 4096;
    private static final int MOST_BYTES = 8 << 20;

    public static Frame of(char kind, String... texts) {
        List<byte[]> parts = new ArrayList<>();
        for (String text : texts) parts.add((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
        return new Frame(kind, parts);
    }

    public String text(int index) {
        return new String(parts.get(index), StandardCharsets.UTF_8);
    }

    /** Writes and flushes. */
    public void write(DataOutputStream out) throws IOException {
        synchronized (out) {
            out.writeChar(kind);
            out.writeInt(parts.size());
            for (byte[] part : parts) {
                out.writeInt(part.length);
                out.write(part);
            }
            out.flush();
        }
    }

    /** @throws IOException at the end, and when what comes is no frame */
    public static Frame read(DataInputStream in) throws IOException {
        char kind = in.readChar();
        int count = in.readInt();
        if (count < 0 || count > MOST_PARTS) throw new IOException("not a frame");
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > MOST_BYTES) throw new IOException("not a frame");
            byte[] part = new byte[length];
            in.readFully(part);
            parts.add(part);
        }
        return new Frame(kind, parts);
    }
}

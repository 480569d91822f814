package dev.drydock.sandbox.fs;

import dev.drydock.sandbox.fs.deflate.Deflate;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Gzip files (RFC 1952), as gzip itself writes them. */
public final class Gzip {
    private static final int HEAD = 10;
    private static final int MOST_BYTES = 1 << 28;

    private Gzip() {}

    /** What came of unpacking: the content up to a fault, and the fault in gzip's words, empty if there is none. */
    public record Unpacked(Bytes content, String fault) {}

    /** Whether these bytes begin as a compressed file does. */
    public static boolean compressed(Bytes bytes) {
        return bytes.length() >= 2 && (bytes.at(0) & 255) == 31 && (bytes.at(1) & 255) == 139;
    }

    /** Compressed as in a pipe: without a name. */
    public static Bytes compress(Bytes content) {
        return pack(content, "", 0, 6);
    }

    /** What was compressed; nothing if this is broken or not compressed. */
    public static Optional<Bytes> expand(Bytes packed) {
        if (!compressed(packed)) {
            return Optional.empty();
        }
        Unpacked unpacked = unpack(packed);
        return unpacked.fault().isEmpty() ? Optional.of(unpacked.content()) : Optional.empty();
    }

    /**
     * Packs a content.
     *
     * @param name kept in the head; empty for none
     * @param seconds of the file's last change; 0 for unknown
     * @param level 1 (fast) to 9 (small)
     */
    public static Bytes pack(Bytes content, String name, long seconds, int level) {
        byte[] bytes = content.toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {31, (byte) 139, 8, (byte) (name.isEmpty() ? 0 : 8)});
        littleEndian(out, (int) seconds);
        out.write(level == 9 ? 2 : level == 1 ? 4 : 0);
        out.write(3);
        if (!name.isEmpty()) {
            out.writeBytes(Bytes.of(name).toArray());
            out.write(0);
        }
        out.writeBytes(Deflate.compress(bytes, level));
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        littleEndian(out, (int) checksum.getValue());
        littleEndian(out, bytes.length);
        return Bytes.wrap(out.toByteArray());
    }

    private static void littleEndian(ByteArrayOutputStream out, int value) {
        for (int i = 0; i < 4; i++) {
            out.write(value >> 8 * i & 255);
        }
    }

    /** Unpacks all members one after the other; zeros and other rubbish at the end are passed over. */
    public static Unpacked unpack(Bytes packed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = packed.toArray();
        int at = 0;
        while (at == 0 || compressed(packed.from(at))) {
            int body = bodyOf(packed, at);
            if (body < 0) {
                return new Unpacked(Bytes.wrap(out.toByteArray()), "unexpected end of file");
            }
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(bytes, body, bytes.length - body);
                byte[] chunk = new byte[1 << 16];
                while (!inflater.finished() && out.size() < MOST_BYTES) {
                    int count = inflater.inflate(chunk);
                    if (count == 0 && !inflater.finished()) {
                        return new Unpacked(Bytes.wrap(out.toByteArray()), "unexpected end of file");
                    }
                    out.write(chunk, 0, count);
                }
                at = body + (int) inflater.getBytesRead() + 8;
            } catch (DataFormatException broken) {
                return new Unpacked(Bytes.wrap(out.toByteArray()), "invalid compressed data--format violated");
            } finally {
                inflater.end();
            }
            if (at > bytes.length) {
                return new Unpacked(Bytes.wrap(out.toByteArray()), "unexpected end of file");
            }
        }
        return new Unpacked(Bytes.wrap(out.toByteArray()), "");
    }

    /** Where the compressed data of a member begin; -1 if its head is cut off. */
    private static int bodyOf(Bytes packed, int from) {
        if (packed.length() < from + HEAD) {
            return -1;
        }
        int flags = packed.at(from + 3);
        int at = from + HEAD;
        if ((flags & 4) != 0) {
            at += 2 + (packed.length() > at + 1 ? packed.at(at) & 255 | (packed.at(at + 1) & 255) << 8 : packed.length());
        }
        for (int bit : new int[] {8, 16}) {
            if ((flags & bit) != 0) {
                int end = at < packed.length() ? packed.indexOf((byte) 0, at) : -1;
                if (end < 0) {
                    return -1;
                }
                at = end + 1;
            }
        }
        at += (flags & 2) != 0 ? 2 : 0;
        return at <= packed.length() ? at : -1;
    }
}

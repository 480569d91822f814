package dev.drydock.sandbox.image;

import dev.drydock.sandbox.fs.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** Gzip without compression (stored blocks, RFC 1951 3.2.4): the same bytes with every zlib there is. */
final class Gzip {
    private static final int LARGEST_BLOCK = 65_535;

    private Gzip() {}

    static Bytes stored(Bytes content) {
        byte[] bytes = content.toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        out.writeBytes(new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, (byte) 255});
        int at = 0;
        do {
            int length = Math.min(LARGEST_BLOCK, bytes.length - at);
            out.write(at + length == bytes.length ? 1 : 0);
            littleEndian(out, length, 2);
            littleEndian(out, ~length, 2);
            out.write(bytes, at, length);
            at += length;
        } while (at < bytes.length);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        littleEndian(out, (int) checksum.getValue(), 4);
        littleEndian(out, bytes.length, 4);
        return Bytes.wrap(out.toByteArray());
    }

    private static void littleEndian(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >> 8 * i & 255);
        }
    }
}

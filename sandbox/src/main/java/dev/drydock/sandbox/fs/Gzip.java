package dev.drydock.sandbox.fs;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Gzip (RFC 1952) whose output is the same on every machine: repeated strings by fixed codes (RFC 1951 3.2.6), not zlib's work. */
public final class Gzip {
    private static final int WINDOW = 32_768;
    private static final int LONGEST = 258;
    private static final int SHORTEST = 3;
    private static final int CHAIN = 32;
    private static final int HASHES = 1 << 15;
    /** What may come of expanding, in bytes. */
    private static final int LARGEST = 200_000_000;

    private Gzip() {}

    /** Whether these bytes begin as a compressed file does. */
    public static boolean compressed(Bytes bytes) {
        return bytes.length() > 2 && bytes.at(0) == 31 && bytes.at(1) == (byte) 139;
    }

    public static Bytes compress(Bytes content) {
        byte[] bytes = content.toArray();
        Bits out = new Bits();
        out.bytes.writeBytes(new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, 3});
        out.put(1, 1);
        out.put(1, 2);
        deflate(bytes, out);
        out.code(0, 7);
        out.flush();
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        out.littleEndian((int) checksum.getValue());
        out.littleEndian(bytes.length);
        return Bytes.wrap(out.bytes.toByteArray());
    }

    /** What was compressed; nothing if this is broken or not compressed. */
    public static Optional<Bytes> expand(Bytes compressed) {
        if (!compressed(compressed) || compressed.length() < 18) {
            return Optional.empty();
        }
        int begin = 10;
        int flags = compressed.at(3);
        if ((flags & 4) != 0) {
            begin += 2 + (compressed.at(begin) & 255) + ((compressed.at(begin + 1) & 255) << 8);
        }
        for (int field = 8; field <= 16; field <<= 1) {
            begin = (flags & field) != 0 ? compressed.indexOf((byte) 0, begin) + 1 : begin;
        }
        Inflater inflater = new Inflater(true);
        try {
            byte[] input = compressed.from(begin).toArray();
            inflater.setInput(input);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[65_536];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary()) || out.size() > LARGEST) {
                    return Optional.empty();
                }
                out.write(buffer, 0, count);
            }
            return Optional.of(Bytes.wrap(out.toByteArray()));
        } catch (DataFormatException broken) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static void deflate(byte[] bytes, Bits out) {
        int[] heads = new int[HASHES];
        java.util.Arrays.fill(heads, -1);
        int[] before = new int[bytes.length];
        int at = 0;
        while (at < bytes.length) {
            int length = 0;
            int distance = 0;
            if (at + SHORTEST <= bytes.length) {
                int candidate = heads[hash(bytes, at)];
                for (int tries = 0; candidate >= 0 && tries < CHAIN && at - candidate <= WINDOW; tries++) {
                    int same = same(bytes, candidate, at);
                    if (same > length) {
                        length = same;
                        distance = at - candidate;
                    }
                    candidate = before[candidate];
                }
            }
            int step = length >= SHORTEST ? length : 1;
            if (step > 1) {
                out.length(length);
                out.distance(distance);
            } else {
                out.literal(bytes[at] & 255);
            }
            for (int end = at + step; at < end; at++) {
                if (at + SHORTEST <= bytes.length) {
                    int hash = hash(bytes, at);
                    before[at] = heads[hash];
                    heads[hash] = at;
                }
            }
        }
    }

    private static int hash(byte[] bytes, int at) {
        return ((bytes[at] & 255) << 10 ^ (bytes[at + 1] & 255) << 5 ^ bytes[at + 2] & 255) & HASHES - 1;
    }

    private static int same(byte[] bytes, int first, int second) {
        int length = 0;
        while (second + length < bytes.length && length < LONGEST && bytes[first + length] == bytes[second + length]) {
            length++;
        }
        return length;
    }

    /** Bits as RFC 1951 packs them. */
    private static final class Bits {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long held;
        private int count;

        void put(int value, int bits) {
            held |= (long) value << count;
            for (count += bits; count >= 8; count -= 8) {
                bytes.write((int) held & 255);
                held >>>= 8;
            }
        }

        /** Huffman codes begin with their highest bit. */
        void code(int code, int bits) {
            put(Integer.reverse(code) >>> 32 - bits, bits);
        }

        void literal(int value) {
            if (value < 144) {
                code(48 + value, 8);
            } else {
                code(400 + value - 144, 9);
            }
        }

        private void symbol(int symbol) {
            if (symbol < 280) {
                code(symbol - 256, 7);
            } else {
                code(192 + symbol - 280, 8);
            }
        }

        void length(int length) {
            if (length == LONGEST) {
                symbol(285);
                return;
            }
            int left = length - SHORTEST;
            int extra = left < 8 ? 0 : 29 - Integer.numberOfLeadingZeros(left);
            symbol(257 + extra * 4 + (left >> extra));
            put(left & (1 << extra) - 1, extra);
        }

        void distance(int distance) {
            int left = distance - 1;
            int extra = left < 4 ? 0 : 30 - Integer.numberOfLeadingZeros(left);
            code(extra * 2 + (left >> extra), 5);
            put(left & (1 << extra) - 1, extra);
        }

        void flush() {
            put(0, count == 0 ? 0 : 8 - count);
        }

        void littleEndian(int value) {
            for (int i = 0; i < 4; i++) {
                bytes.write(value >> 8 * i & 255);
            }
        }
    }
}

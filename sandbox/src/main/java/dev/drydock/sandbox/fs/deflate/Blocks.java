package dev.drydock.sandbox.fs.deflate;

import java.io.ByteArrayOutputStream;

/** Gathers literals and repetitions and writes them as blocks (RFC 1951), each in the shortest of the three forms. */
final class Blocks {
    private static final int SYMBOLS = 32768;
    private static final int END = 256;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int[] LENGTH_EXTRA = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    private static final int[] DISTANCE_EXTRA = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
    private static final int[] LENGTH_BASE = bases(LENGTH_EXTRA, Deflate.SHORTEST);
    private static final int[] DISTANCE_BASE = bases(DISTANCE_EXTRA, 1);

    private final byte[] input;
    private final int level;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long bits;
    private int bitCount;
    private final int[] lengths = new int[SYMBOLS];
    private final int[] distances = new int[SYMBOLS];
    private int symbols;
    private int matches;
    private int from;
    private int[] literalCounts = new int[286];
    private int[] distanceCounts = new int[30];

    Blocks(byte[] input, int level) {
        this.input = input;
        this.level = level;
    }

    private static int[] bases(int[] extra, int first) {
        int[] bases = new int[extra.length];
        int base = first;
        for (int i = 0; i < extra.length; i++) {
            bases[i] = base;
            base += 1 << extra[i];
        }
        if (first == Deflate.SHORTEST) {
            bases[28] = Deflate.LONGEST;
        }
        return bases;
    }

    private static int code(int[] bases, int value) {
        int found = java.util.Arrays.binarySearch(bases, value);
        return found >= 0 ? found : -found - 2;
    }

    /** Takes a byte; whether the block is full. @param at how far the input is read, to judge whether to end the block early */
    boolean literal(int value, int at) {
        lengths[symbols] = value;
        distances[symbols++] = 0;
        literalCounts[value]++;
        return full(at);
    }

    /** Takes a repetition; whether the block is full. */
    boolean match(int distance, int length, int at) {
        lengths[symbols] = length;
        distances[symbols++] = distance;
        matches++;
        literalCounts[END + 1 + code(LENGTH_BASE, length)]++;
        distanceCounts[code(DISTANCE_BASE, distance)]++;
        return full(at);
    }

    private boolean full(int at) {
        if (level > 2 && (symbols & 0xfff) == 0) {
            long estimate = symbols * 8L;
            for (int code = 0; code < distanceCounts.length; code++) {
                estimate += distanceCounts[code] * (5L + DISTANCE_EXTRA[code]);
            }
            if (matches < symbols / 2 && estimate >>> 3 < (at - from) / 2) {
                return true;
            }
        }
        return symbols == SYMBOLS - 1 || matches == SYMBOLS;
    }

    /** Ends a block in the middle. @param to where the input is that the next block begins with */
    void end(int to) {
        write(to, false);
        from = to;
        symbols = 0;
        matches = 0;
        literalCounts = new int[286];
        distanceCounts = new int[30];
    }

    /** Ends the last block. */
    byte[] finish(int to) {
        write(to, true);
        if (bitCount > 0) {
            out.write((int) bits & 255);
        }
        return out.toByteArray();
    }

    private void write(int to, boolean last) {
        literalCounts[END] = 1;
        Codes literalCodes = new Codes(literalCounts, 15);
        Codes distanceCodes = new Codes(distanceCounts, 15);
        Lengths runs = new Lengths(literalCodes, distanceCodes);
        Codes runCodes = new Codes(runs.counts(), 7);
        int most = ORDER.length - 1;
        while (most >= 3 && runCodes.lengths[ORDER[most]] == 0) {
            most--;
        }
        long dynamic = 3 * (most + 1) + 14 + runs.size(runCodes) + size(literalCodes.lengths, distanceCodes.lengths);
        long simple = size(FIXED_LENGTHS, FIXED_DISTANCES);
        long best = Math.min(dynamic + 3 + 7 >> 3, simple + 3 + 7 >> 3);
        int stored = to - from;
        if (stored + 4 <= best && stored <= 0xffff) {
            stored(to, last);
        } else if (simple + 3 + 7 >> 3 == best) {
            put((last ? 1 : 0) | 1 << 1, 3);
            body(FIXED_LENGTHS, FIXED_CODES, FIXED_DISTANCES, FIXED_DISTANCE_CODES);
        } else {
            put((last ? 1 : 0) | 2 << 1, 3);
            put(literalCodes.last + 1 - 257, 5);
            put(distanceCodes.last, 5);
            put(most + 1 - 4, 4);
            for (int i = 0; i <= most; i++) {
                put(runCodes.lengths[ORDER[i]], 3);
            }
            runs.write(this, runCodes);
            body(literalCodes.lengths, literalCodes.codes, distanceCodes.lengths, distanceCodes.codes);
        }
    }

    private static final int[] FIXED_LENGTHS = fixedLengths();
    private static final int[] FIXED_CODES = Codes.codes(FIXED_LENGTHS, 287, 15);
    private static final int[] FIXED_DISTANCES = filled(30, 5);
    private static final int[] FIXED_DISTANCE_CODES = Codes.codes(FIXED_DISTANCES, 29, 15);

    private static int[] fixedLengths() {
        int[] lengths = filled(288, 8);
        java.util.Arrays.fill(lengths, 144, 256, 9);
        java.util.Arrays.fill(lengths, 256, 280, 7);
        return lengths;
    }

    private static int[] filled(int length, int value) {
        int[] filled = new int[length];
        java.util.Arrays.fill(filled, value);
        return filled;
    }

    /** Bits that the symbols take with codes of these lengths. */
    private long size(int[] literalLengths, int[] distanceLengths) {
        long size = 0;
        for (int i = 0; i < literalCounts.length; i++) {
            size += literalCounts[i] * (long) (literalLengths[i] + (i > END ? LENGTH_EXTRA[i - END - 1] : 0));
        }
        for (int i = 0; i < distanceCounts.length; i++) {
            size += distanceCounts[i] * (long) (distanceLengths[i] + DISTANCE_EXTRA[i]);
        }
        return size;
    }

    private void stored(int to, boolean last) {
        put(last ? 1 : 0, 3);
        if (bitCount > 0) {
            put(0, 8 - bitCount);
        }
        int length = to - from;
        put(length, 16);
        put(~length & 0xffff, 16);
        out.write(input, from, length);
    }

    private void body(int[] literalLengths, int[] literalCodes, int[] distanceLengths, int[] distanceCodes) {
        for (int i = 0; i < symbols; i++) {
            if (distances[i] == 0) {
                put(literalCodes[lengths[i]], literalLengths[lengths[i]]);
                continue;
            }
            int length = code(LENGTH_BASE, lengths[i]);
            put(literalCodes[END + 1 + length], literalLengths[END + 1 + length]);
            put(lengths[i] - LENGTH_BASE[length], LENGTH_EXTRA[length]);
            int distance = code(DISTANCE_BASE, distances[i]);
            put(distanceCodes[distance], distanceLengths[distance]);
            put(distances[i] - DISTANCE_BASE[distance], DISTANCE_EXTRA[distance]);
        }
        put(literalCodes[END], literalLengths[END]);
    }

    /** Writes the lowest bits of a value. */
    void put(int value, int count) {
        bits |= (long) value << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            out.write((int) bits & 255);
            bits >>>= 8;
            bitCount -= 8;
        }
    }
}

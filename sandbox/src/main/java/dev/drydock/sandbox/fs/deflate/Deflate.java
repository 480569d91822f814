package dev.drydock.sandbox.fs.deflate;

import java.util.Arrays;

/**
 * Looks for repetitions as gzip does (RFC 1951, with its lazy evaluation and hash chains) and hands them to the writer of blocks. What comes
 * out is gzip's own output byte for byte, on every machine: zlib's depends on which zlib there is.
 */
public final class Deflate {
    static final int SHORTEST = 3;
    static final int LONGEST = 258;
    private static final int WINDOW = 32768;
    private static final int FURTHEST = WINDOW - (LONGEST + SHORTEST + 1);
    private static final int TOO_FAR = 4096;
    private static final int HASH_SIZE = 1 << 15;
    private static final int SHIFT = 5;
    /** By level: length from which the search is shortened, length from which it is not tried again, length that is good enough, tries. */
    private static final int[][] LEVELS = {{4, 4, 8, 4}, {4, 5, 16, 8}, {4, 6, 32, 32}, {4, 4, 16, 16}, {8, 16, 32, 32}, {8, 16, 128, 128},
        {8, 32, 128, 256}, {32, 128, 258, 1024}, {32, 258, 258, 4096}};

    private final byte[] input;
    private final int length;
    private final int[] level;
    private final boolean fast;
    private final int[] head = new int[HASH_SIZE];
    private final int[] before;
    private final Blocks blocks;
    private int hash;
    private int matchStart;

    private Deflate(byte[] content, int level) {
        // Comparing may look beyond the end, where gzip's window holds zeros.
        this.input = Arrays.copyOf(content, content.length + LONGEST + SHORTEST + 1);
        this.length = content.length;
        this.level = LEVELS[level - 1];
        this.fast = level <= 3;
        this.before = new int[content.length + 1];
        this.blocks = new Blocks(input, level);
    }

    /** The compressed form, without any head. @param level 1 to 9 */
    public static byte[] compress(byte[] content, int level) {
        Deflate deflate = new Deflate(content, level);
        deflate.hash = (deflate.input[0] & 255) << SHIFT ^ deflate.input[1] & 255;
        if (deflate.fast) {
            deflate.quickly();
        } else {
            deflate.lazily();
        }
        return deflate.blocks.finish(content.length);
    }

    /** Enters the string at a place into its chain; the place entered last with the same hash, or 0. */
    private int enter(int at) {
        hash = (hash << SHIFT ^ input[at + SHORTEST - 1] & 255) & HASH_SIZE - 1;
        int found = head[hash];
        before[at] = found;
        head[hash] = at;
        return found;
    }

    private void quickly() {
        int at = 0;
        int matchLength = 0;
        while (at < length) {
            int candidate = enter(at);
            if (candidate != 0 && at - candidate <= FURTHEST) {
                matchLength = Math.min(longest(candidate, at, SHORTEST - 1), length - at);
            }
            boolean full;
            if (matchLength >= SHORTEST) {
                full = blocks.match(at - matchStart, matchLength, at);
                if (matchLength <= level[1]) {
                    for (int i = 1; i < matchLength; i++) {
                        enter(++at);
                    }
                    at++;
                } else {
                    at += matchLength;
                    hash = (input[at] & 255) << SHIFT ^ input[at + 1] & 255;
                }
                matchLength = 0;
            } else {
                full = blocks.literal(input[at] & 255, at);
                at++;
            }
            if (full) {
                blocks.end(at);
            }
        }
    }

    private void lazily() {
        int at = 0;
        int matchLength = SHORTEST - 1;
        boolean pending = false;
        while (at < length) {
            int candidate = enter(at);
            int previousLength = matchLength;
            int previousStart = matchStart;
            matchLength = SHORTEST - 1;
            if (candidate != 0 && previousLength < level[1] && at - candidate <= FURTHEST) {
                matchLength = Math.min(longest(candidate, at, previousLength), length - at);
                if (matchLength == SHORTEST && at - matchStart > TOO_FAR) {
                    matchLength--;
                }
            }
            if (previousLength >= SHORTEST && matchLength <= previousLength) {
                boolean full = blocks.match(at - 1 - previousStart, previousLength, at);
                for (int i = previousLength - 2; i > 0; i--) {
                    at++;
                    enter(Math.min(at, length));
                }
                pending = false;
                matchLength = SHORTEST - 1;
                at++;
                if (full) {
                    blocks.end(at);
                }
            } else if (pending) {
                if (blocks.literal(input[at - 1] & 255, at)) {
                    blocks.end(at);
                }
                at++;
            } else {
                pending = true;
                at++;
            }
        }
        if (pending) {
            blocks.literal(input[at - 1] & 255, at);
        }
    }

    /** The length of the longest string before {@code at} that is the same, if longer than {@code best}; its place in {@link #matchStart}. */
    private int longest(int first, int at, int best) {
        int tries = best >= level[0] ? level[3] >> 2 : level[3];
        int limit = Math.max(0, at - FURTHEST);
        int longest = best;
        int candidate = first;
        do {
            if (input[candidate + longest] == input[at + longest] && input[candidate + longest - 1] == input[at + longest - 1]
                    && input[candidate] == input[at] && input[candidate + 1] == input[at + 1]) {
                int same = 2;
                while (same < LONGEST && at + same < input.length && input[candidate + same] == input[at + same]) {
                    same++;
                }
                if (same > longest) {
                    matchStart = candidate;
                    longest = same;
                    if (same >= level[2] || at + longest >= input.length) {
                        break;
                    }
                }
            }
            candidate = before[candidate];
        } while (candidate > limit && --tries != 0);
        return longest;
    }
}

package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.process.Kernel;

/** Names and ids that the API Server draws by lot. */
final class Names {
    /** No vowels and no digits that look like letters, so that no words come about. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX = 5;
    private static final int LONGEST_BASE = 63 - SUFFIX;

    private Names() {}

    /** {@code generateName} and five letters. */
    static String generate(Kernel kernel, String base) {
        String cut = base.length() > LONGEST_BASE ? base.substring(0, LONGEST_BASE) : base;
        return cut + suffix(kernel.random("generate-name"));
    }

    static String suffix(long random) {
        StringBuilder suffix = new StringBuilder(SUFFIX);
        long bits = random >>> 1;
        for (int i = 0; i < SUFFIX; i++) {
            suffix.append(LETTERS.charAt((int) (bits % LETTERS.length())));
            bits /= LETTERS.length();
        }
        return suffix.toString();
    }

    /** A random UUID of version 4. */
    static String uid(Kernel kernel) {
        long drawn = kernel.random("uid");
        long high = drawn & 0xffffffffffff0fffL | 0x4000L;
        long low = (drawn ^ drawn >>> 29) * 0xBF58476D1CE4E5B9L & 0x3fffffffffffffffL | 0x8000000000000000L;
        char[] text = new char[36];
        int at = 0;
        for (int i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                text[at++] = '-';
            }
            long half = i < 16 ? high : low;
            text[at++] = Character.forDigit((int) (half >>> (60 - 4 * (i % 16))) & 15, 16);
        }
        return new String(text);
    }
}

package dev.drydock.sandbox.cluster.controller;

import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;

/** Hashes as upstream's controllers make them of pod templates ({@code controller.ComputeHash}): the very same for the same template. */
public final class TemplateHash {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int START = 0x811c9dc5;
    private static final int COLLISION_OCTETS = 8;

    private TemplateHash() {}

    /** @param collisions how often the hash belonged to somebody else; nothing for never */
    public static String of(Tree template, Tree collisions) {
        int hash = fnv(START, GoDump.of("core/v1.PodTemplateSpec", template).getBytes(StandardCharsets.UTF_8));
        return safe(Integer.toUnsignedString(collisions.isNothing() ? hash : fnv(hash, littleEndian(collisions.wholeInt()))));
    }

    /** The hash of a ControllerRevision's data, which upstream takes of its JSON text. */
    public static String ofText(String text, Tree collisions) {
        int hash = fnv(START, text.getBytes(StandardCharsets.UTF_8));
        return safe(Integer.toUnsignedString(collisions.isNothing() ? hash : fnv(hash, Integer.toString(collisions.wholeInt()).getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] littleEndian(int number) {
        byte[] octets = new byte[COLLISION_OCTETS];
        for (int i = 0; i < Integer.BYTES; i++) {
            octets[i] = (byte) (number >>> 8 * i);
        }
        return octets;
    }

    private static int fnv(int start, byte[] octets) {
        int hash = start;
        for (byte octet : octets) {
            hash = (hash ^ (octet & 0xff)) * 0x01000193;
        }
        return hash;
    }

    /** {@code rand.SafeEncodeString}: no vowels, no words. */
    private static String safe(String digits) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            safe.append(LETTERS.charAt(digits.charAt(i) % LETTERS.length()));
        }
        return safe.toString();
    }
}

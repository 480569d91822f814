package dev.drydock.sandbox.cluster.controller;

import dev.drydock.sandbox.tree.Tree;

/** Hashes of pod templates, in the letters in which upstream writes them ({@code rand.SafeEncodeString}). */
public final class TemplateHash {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private TemplateHash() {}

    /** @param collisions how often the hash belonged to somebody else; nothing for never */
    public static String of(Tree template, Tree collisions) {
        int hash = fnv(0x811c9dc5, template.toString());
        if (!collisions.isNothing()) {
            hash = fnv(hash, "\0" + collisions.whole());
        }
        return safe(Integer.toUnsignedString(hash));
    }

    private static int fnv(int start, String text) {
        int hash = start;
        for (byte octet : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x01000193;
        }
        return hash;
    }

    private static String safe(String digits) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            safe.append(LETTERS.charAt(digits.charAt(i) % LETTERS.length()));
        }
        return safe.toString();
    }
}

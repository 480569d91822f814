package dev.drydock.sandbox.tree;

/**
 * How much a reader accepts, so that no text can exhaust memory or stack.
 *
 * @param characters of the whole text
 * @param depth of sequences and mappings inside each other
 * @param nodes of the whole tree, aliases counted as often as they are used
 */
public record Limits(int characters, int depth, int nodes) {
    /** 8 million characters (etcd's largest request is 1.5 MB), 500 levels, 2 million nodes. */
    public static final Limits USUAL = new Limits(8 << 20, 500, 2_000_000);
}

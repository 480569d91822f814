package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.fs.Node;

/**
 * A file that was come upon.
 *
 * @param path as it is printed
 * @param name its last part
 * @param start the operand it lies below
 * @param node what it is; with {@code -L} what a link leads to
 */
record Found(String path, String name, String start, int depth, Node node) {
    /** The path below the operand. */
    String below() {
        return depth == 0 ? "" : path.substring(start.endsWith("/") ? start.length() : start.length() + 1);
    }

    /** The folder it lies in. */
    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }
}

package dev.drydock.sandbox.fs;

/** A file of a tree, of whatever kind. Nodes are immutable; a change makes a new tree that shares the rest. */
public sealed interface Node permits Directory, RegularFile, Symlink, Device {
    Attributes attributes();

    /** The same node with other attributes. */
    Node with(Attributes attributes);

    /** Bytes that {@code ls -l} shows: nominal for program files and image payload. */
    long size();
}

package dev.drydock.sandbox.fs;

/** What a regular file holds. */
public sealed interface Content permits Bytes, Growing, Content.Program, Content.Payload {
    long size();

    /** The bytes a reader gets; for programs and payload a short stand-in, deterministic. */
    Bytes bytes();

    /**
     * An executable of the simulated world.
     *
     * @param name the simulated program that runs, for example {@code ls}, {@code busybox}, {@code nginx}
     * @param size nominal size in bytes
     */
    record Program(String name, long size) implements Content {
        @Override
        public Bytes bytes() {
            return Bytes.of("\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0" + name + "\0");
        }
    }

    /**
     * Bulk that only has a size: libraries, locale archives, package payload.
     *
     * @param size nominal size in bytes
     */
    record Payload(String name, long size) implements Content {
        @Override
        public Bytes bytes() {
            return Bytes.of("\0payload " + name + "\0");
        }
    }
}

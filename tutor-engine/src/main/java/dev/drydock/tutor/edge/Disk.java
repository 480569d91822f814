package dev.drydock.tutor.edge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The real disk, as the program needs it. Every method throws {@link IOException} with the system's reason (no such file, no
 * permission, no space); the caller says a sentence about it and goes on.
 */
public interface Disk {
    boolean isFile(Path path);

    boolean isFolder(Path path);

    /** The whole content of a file. */
    byte[] read(Path file) throws IOException;

    /** Puts a whole file in place at once: a reader sees the old content or the new one. Makes the folders above. */
    void write(Path file, byte[] content) throws IOException;

    /** Opens a file for appending; makes it and the folders above when they are not there. */
    Appender append(Path file) throws IOException;

    /** Names a file anew; what stood under the new name is replaced. */
    void rename(Path from, Path to) throws IOException;

    /** Takes a file away; nothing happens when it is not there. */
    void remove(Path file) throws IOException;

    /** The names in a folder in alphabetical order; none when it is not there. */
    List<String> list(Path folder) throws IOException;

    /** Takes a lock that ends with the process, however it ends. Empty when another process holds it. */
    Optional<Closeable> lock(Path file) throws IOException;

    /** A file that only grows. */
    interface Appender extends Closeable {
        void append(byte[] bytes) throws IOException;

        /** Returns when what was appended has reached the disk and survives a power cut. */
        void confirm() throws IOException;

        /** Cuts the file to a length in bytes. */
        void cut(long length) throws IOException;
    }
}

package dev.drydock.sandbox.shell.expand;

import java.util.List;
import java.util.Optional;

/** What expansion asks of the world outside the shell. */
public interface Surroundings {
    /** The names in a directory, sorted, without {@code .} and {@code ..}; none when it cannot be read. */
    List<String> names(String directory);

    /** Whether something is at a path, a dangling link included. */
    boolean exists(String path);

    /** Whether a directory is at a path, links followed. */
    boolean isDirectory(String path);

    /** The home directory of a user. */
    Optional<String> home(String user);

    /** Virtual microseconds since 1970. */
    long nowMicros();

    /** 64 random bits. */
    long random();

    /** The process's own number. */
    int pid();

    /** The current directory. */
    String directory();

    /** The machine's name. */
    String host();

    /** The name of the user who runs the shell, and the user's number. */
    String user();

    /** The user's number. */
    int uid();
}

package dev.drydock.tutor.edge;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the program has of the outside.
 *
 * @param environment the environment's variables
 * @param streams standard input, output and error
 * @param disk the file system
 * @param terminal opens the terminal; called only when somebody sits there
 * @param wallNanos a clock that only goes forward, for pacing
 */
public record Edge(
        Map<String, String> environment, Streams streams, Disk disk, Supplier<Terminal> terminal, LongSupplier wallNanos) {

    /**
     * @param interactive whether both input and output are a terminal
     */
    public record Streams(InputStream in, OutputStream out, OutputStream err, boolean interactive) {}
}

package dev.drydock.sandbox.app.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a program can know of its surroundings while it runs one step.
 *
 * @param arguments of the program, its file first
 * @param reader the text of a file, empty if it cannot be read
 * @param library whether a library is installed
 * @param address its own in its network
 */
record Facts(String hostname, Map<String, String> environment, List<String> arguments, String directory, int pid, long nowMicros, String version, String address,
        Function<String, Optional<String>> reader, Function<String, Boolean> library) {}

package dev.drydock.sandbox.tool.awk.run;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the program has open; immutable.
 *
 * @param input the file of records at hand
 * @param nextArgument number of the argument to look at when that ends
 * @param sawFile whether any argument was a file
 * @param sources what {@code getline} reads, by name
 * @param sinks what {@code print} writes, by name
 */
record Channels(Optional<Source> input, int nextArgument, boolean sawFile, SortedMap<String, Source> sources, SortedMap<String, Sink> sinks) {
    static final Channels NONE = new Channels(Optional.empty(), 1, false, Collections.emptySortedMap(), Collections.emptySortedMap());

    /** A file or a command that is written to. @param pid the command, 0 for a file */
    record Sink(int descriptor, int pid) {}

    Channels reading(Source now) {
        return new Channels(Optional.of(now), nextArgument, sawFile, sources, sinks);
    }

    Channels readingNothing() {
        return new Channels(Optional.empty(), nextArgument, sawFile, sources, sinks);
    }

    Channels argument(int next) {
        return new Channels(input, next, sawFile, sources, sinks);
    }

    Channels withFile() {
        return new Channels(input, nextArgument, true, sources, sinks);
    }

    Channels with(String name, Source source) {
        TreeMap<String, Source> changed = new TreeMap<>(sources);
        changed.put(name, source);
        return new Channels(input, nextArgument, sawFile, changed, sinks);
    }

    Channels with(String name, Sink sink) {
        TreeMap<String, Sink> changed = new TreeMap<>(sinks);
        changed.put(name, sink);
        return new Channels(input, nextArgument, sawFile, sources, changed);
    }

    Channels without(String name) {
        TreeMap<String, Source> fewer = new TreeMap<>(sources);
        fewer.remove(name);
        TreeMap<String, Sink> less = new TreeMap<>(sinks);
        less.remove(name);
        return new Channels(input, nextArgument, sawFile, fewer, less);
    }
}

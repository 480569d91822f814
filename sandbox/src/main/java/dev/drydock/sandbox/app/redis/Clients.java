package dev.drydock.sandbox.app.redis;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a server knows of its clients and was told at its start.
 *
 * @param trusted descriptors of connections that gave the password
 * @param channels that connections listen to, by descriptor
 * @param settings what {@code CONFIG GET} answers
 */
record Clients(SortedSet<Integer> trusted, SortedMap<Integer, SortedSet<String>> channels, SortedMap<String, String> settings) {
    Clients {
        trusted = Collections.unmodifiableSortedSet(trusted);
        channels = Collections.unmodifiableSortedMap(channels);
        settings = Collections.unmodifiableSortedMap(settings);
    }

    static Clients with(SortedMap<String, String> settings) {
        return new Clients(new TreeSet<>(), new TreeMap<>(), settings);
    }

    String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    boolean appends() {
        return setting("appendonly").equals("yes");
    }

    /** Whether a connection must give the password first. */
    boolean locked(int descriptor) {
        return !setting("requirepass").isEmpty() && !trusted.contains(descriptor);
    }

    Clients trusting(int descriptor) {
        TreeSet<Integer> more = new TreeSet<>(trusted);
        more.add(descriptor);
        return new Clients(more, channels, settings);
    }

    Clients listening(int descriptor, SortedSet<String> wanted) {
        TreeMap<Integer, SortedSet<String>> changed = new TreeMap<>(channels);
        if (wanted.isEmpty()) {
            changed.remove(descriptor);
        } else {
            changed.put(descriptor, Collections.unmodifiableSortedSet(new TreeSet<>(wanted)));
        }
        return new Clients(trusted, changed, settings);
    }

    Clients set(String name, String value) {
        TreeMap<String, String> changed = new TreeMap<>(settings);
        changed.put(name, value);
        return new Clients(trusted, channels, changed);
    }

    /** Without a connection that was closed. */
    Clients without(int descriptor) {
        TreeSet<Integer> left = new TreeSet<>(trusted);
        left.remove(descriptor);
        return new Clients(left, channels, settings).listening(descriptor, new TreeSet<>());
    }
}

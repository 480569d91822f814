package dev.drydock.sandbox.process;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A process's table of open files: number to open file description. Immutable. */
public record Descriptors(SortedMap<Integer, Descriptor> byNumber) {
    public static final Descriptors NONE = new Descriptors(new TreeMap<>());

    /** One entry; the open file, with its offset, may be shared with other processes. */
    public record Descriptor(String openFile, boolean closeOnExec) {}

    public Descriptors {
        byNumber = Collections.unmodifiableSortedMap(new TreeMap<>(byNumber));
    }

    public Optional<Descriptor> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The lowest free number that is at least {@code from}. */
    public int free(int from) {
        int number = from;
        while (byNumber.containsKey(number)) {
            number++;
        }
        return number;
    }

    public Descriptors with(int number, Descriptor descriptor) {
        TreeMap<Integer, Descriptor> changed = new TreeMap<>(byNumber);
        changed.put(number, descriptor);
        return new Descriptors(changed);
    }

    public Descriptors without(int number) {
        TreeMap<Integer, Descriptor> changed = new TreeMap<>(byNumber);
        changed.remove(number);
        return new Descriptors(changed);
    }
}

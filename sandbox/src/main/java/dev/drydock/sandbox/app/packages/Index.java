package dev.drydock.sandbox.app.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The packages that a distribution or a language has, by name; read from a resource, a line a package. */
final class Index {
    private final Map<String, Entry> entriesByName;

    private Index(Map<String, Entry> entriesByName) {
        this.entriesByName = Collections.unmodifiableMap(entriesByName);
    }

    /** Debian's, or Ubuntu's with its own versions. */
    static Index debian(boolean ubuntu) {
        return read("debian.txt", words -> words[1].equals("base")
                ? new Entry(words[0], "", 0, 0, List.of(), List.of(), List.of(), true)
                : new Entry(words[0], version(words[1], ubuntu), kilo(words[2]), Long.parseLong(words[3]) * 1024, names(words[4], 0), names(words[4], 1),
                        files(words, 5), false));
    }

    static Index alpine() {
        return read("alpine.txt", words -> words[2].equals("base")
                ? new Entry(words[0], words[1], 0, 0, List.of(), List.of(), List.of(), true)
                : new Entry(words[0], words[1], Long.parseLong(words[2]) * 400, Long.parseLong(words[2]) * 1024, names(words[3], 0), List.of(), files(words, 4), false));
    }

    /** Python's; {@code archiveBytes} is the wheel, {@code installedBytes} its metadata. */
    static Index python() {
        return read("pypi.txt", words -> new Entry(words[0], words[1], kilo(words[2]), kilo(words[3]), names(words[4], 0), List.of(), List.of(), false));
    }

    /** Node's; {@code archiveBytes} counts the packages that come with it. */
    static Index node() {
        return read("npm.txt", words -> new Entry(words[0], words[1], Long.parseLong(words[2]), 0, List.of(), List.of(), List.of(), false));
    }

    private interface Line {
        Entry read(String[] words);
    }

    private static Index read(String resource, Line reader) {
        try (InputStream in = Index.class.getResourceAsStream(resource)) {
            Map<String, Entry> entries = new TreeMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    Entry entry = reader.read(line.split(" "));
                    entries.put(entry.name(), entry);
                }
            }
            return new Index(entries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String version(String word, boolean ubuntu) {
        int bar = word.indexOf('|');
        return bar < 0 ? word : ubuntu ? word.substring(bar + 1) : word.substring(0, bar);
    }

    private static long kilo(String number) {
        return Math.round(Double.parseDouble(number) * 1000);
    }

    private static List<String> names(String word, int part) {
        String[] parts = word.split(";");
        return part >= parts.length || parts[part].equals("-") || parts[part].isEmpty() ? List.of() : List.of(parts[part].split(","));
    }

    private static List<Entry.Placed> files(String[] words, int from) {
        List<Entry.Placed> files = new ArrayList<>();
        for (int i = from; i < words.length; i++) {
            int colon = words[i].lastIndexOf(':');
            int equals = words[i].indexOf('=');
            String path = words[i].substring(0, equals < 0 ? colon : equals);
            String name = path.substring(path.lastIndexOf('/') + 1);
            files.add(new Entry.Placed(path.indexOf('/') < 0 ? "/usr/bin/" + path : "/" + path, equals < 0 ? name : words[i].substring(equals + 1, colon),
                    Long.parseLong(words[i].substring(colon + 1))));
        }
        return List.copyOf(files);
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entriesByName.get(name));
    }

    /** All, by name. */
    Iterable<Entry> all() {
        return entriesByName.values();
    }

    int size() {
        return entriesByName.size();
    }

    /** What must be installed for these, each after what it needs; without what is there already. */
    List<Entry> closure(List<Entry> wanted, Predicate<Entry> installed, boolean recommended) {
        Set<Entry> ordered = new LinkedHashSet<>();
        wanted.forEach(entry -> visit(entry, installed, recommended, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered);
    }

    private void visit(Entry entry, Predicate<Entry> installed, boolean recommended, Set<Entry> ordered, Set<Entry> above) {
        if (ordered.contains(entry) || entry.base() || installed.test(entry) || !above.add(entry)) {
            return;
        }
        List<String> names = new ArrayList<>(entry.needs());
        if (recommended) {
            names.addAll(entry.recommends());
        }
        for (String name : names) {
            find(Entry.bare(name)).ifPresent(needed -> visit(needed, installed, recommended, ordered, above));
        }
        ordered.add(entry);
    }
}

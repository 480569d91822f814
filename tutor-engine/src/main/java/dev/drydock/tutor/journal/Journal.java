package dev.drydock.tutor.journal;

import dev.drydock.tutor.edge.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log of every input of one lesson or sandbox, on disk. {@link #add} returns when the entry has reached the disk; what it
 * returned for survives a kill and a power cut. When the disk refuses (full, unwritable) the journal goes on in memory and
 * {@link #trouble} tells the reason, once.
 */
public final class Journal implements Closeable {
    private final Header header;
    private final List<Entry> entries;
    private Disk.Appender appender;
    private String checksum;
    private String trouble = "";

    private Journal(Header header, List<Entry> entries, Disk.Appender appender, String checksum) {
        this.header = header;
        this.entries = new ArrayList<>(entries);
        this.appender = appender;
        this.checksum = checksum;
    }

    /** What was found when a journal was opened. */
    public sealed interface Opened {
        /** A whole journal, or none and a new one was begun. */
        record Sound(Journal journal) implements Opened {}

        /** The journal's end, or all of it, was unreadable: a copy lies aside, the good part is there. */
        record Mended(Journal journal, Path copy, int lostBytes) implements Opened {}

        /** The disk refuses: the journal is in memory only. */
        record Unsaved(Journal journal, String reason) implements Opened {}

        Journal journal();
    }

    /** A journal that is kept in memory: for scripts, and for a second program that looks on. */
    public static Journal inMemory(Header header) {
        return new Journal(header, List.of(), null, JournalText.beginOfChain(header));
    }

    /**
     * Opens the journal of a file, or begins one under {@code fresh} when there is none. A damaged one is copied aside before
     * it is cut to its good part.
     */
    public static Opened open(Disk disk, Path file, Header fresh) {
        try {
            if (!disk.isFile(file)) return new Opened.Sound(begin(disk, file, fresh));
            byte[] bytes = disk.read(file);
            JournalText.Reading reading = JournalText.read(bytes);
            boolean whole = reading.header().isPresent() && reading.goodBytes() == bytes.length;
            if (whole) return new Opened.Sound(resume(disk, file, reading));
            Path copy = freeName(disk, file, "damaged");
            disk.write(copy, bytes);
            Journal journal = reading.header().isPresent() ? resume(disk, file, reading) : begin(disk, file, fresh);
            return new Opened.Mended(journal, copy, bytes.length - reading.goodBytes());
        } catch (IOException e) {
            // What can be read is still replayed, and the file stays as it is.
            return new Opened.Unsaved(look(disk, file).orElseGet(() -> inMemory(fresh)), reason(e));
        }
    }

    /** Reads a journal without opening it for writing. Empty when there is none that can be read. */
    public static Optional<Journal> look(Disk disk, Path file) {
        try {
            if (!disk.isFile(file)) return Optional.empty();
            JournalText.Reading reading = JournalText.read(disk.read(file));
            return reading.header().map(header -> new Journal(header, reading.entries(), null, reading.lastChecksum()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * A journal that somebody handed in.
     *
     * @param lostBytes how much of it, from the first byte that does not fit on, is not read
     */
    public record HandedIn(Journal journal, int lostBytes) {}

    /** Reads the bytes of a journal. Empty when they do not even begin as one. */
    public static Optional<HandedIn> handedIn(byte[] bytes) {
        JournalText.Reading reading = JournalText.read(bytes);
        return reading.header().map(header -> new HandedIn(new Journal(header, reading.entries(), null, reading.lastChecksum()), bytes.length - reading.goodBytes()));
    }

    /** The version of the newer program that wrote a journal; empty when this one can read it, or when it is no journal. */
    public static Optional<String> newer(String text) {
        String[] lines = text.split("\n", 3);
        boolean journal = lines.length > 1 && lines[0].startsWith("drydock journal ") && lines[1].startsWith("version: ");
        if (!journal) return Optional.empty();
        String version = lines[1].substring("version: ".length());
        boolean format = !lines[0].equals("drydock journal 1");
        return format || isNewer(version, Header.VERSION) ? Optional.of(version) : Optional.empty();
    }

    /** The same for a journal in a file. */
    public static Optional<String> newer(Disk disk, Path file) {
        try {
            return disk.isFile(file) ? newer(new String(disk.read(file), StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isNewer(String one, String other) {
        String[] ours = other.split("[.-]");
        String[] theirs = one.split("[.-]");
        for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
            if (!ours[i].matches("[0-9]{1,9}") || !theirs[i].matches("[0-9]{1,9}")) return false;
            int difference = Integer.compare(Integer.parseInt(theirs[i]), Integer.parseInt(ours[i]));
            if (difference != 0) return difference > 0;
        }
        return theirs.length > ours.length;
    }

    /** Puts a journal aside under another name, so that the next one begins anew. */
    public static void setAside(Disk disk, Path file) throws IOException {
        if (disk.isFile(file)) disk.rename(file, freeName(disk, file, "old"));
    }

    private static Journal begin(Disk disk, Path file, Header header) throws IOException {
        // All at once, so that no kill leaves half a head.
        disk.write(file, JournalText.head(header).getBytes(StandardCharsets.UTF_8));
        Disk.Appender appender = disk.append(file);
        appender.confirm();
        return new Journal(header, List.of(), appender, JournalText.beginOfChain(header));
    }

    private static Journal resume(Disk disk, Path file, JournalText.Reading reading) throws IOException {
        Disk.Appender appender = disk.append(file);
        appender.cut(reading.goodBytes());
        return new Journal(reading.header().orElseThrow(), reading.entries(), appender, reading.lastChecksum());
    }

    private static Path freeName(Disk disk, Path file, String why) {
        int number = 1;
        while (disk.isFile(file.resolveSibling(file.getFileName() + "." + why + "-" + number))) number++;
        return file.resolveSibling(file.getFileName() + "." + why + "-" + number);
    }

    public Header header() {
        return header;
    }

    /** Every entry so far, the recovered ones first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Why the journal stopped being saved; empty as long as it is saved, or when it never was meant to be. */
    public String trouble() {
        return trouble;
    }

    /** Adds an input and waits until the disk has it. A disk that refuses ends the saving, not the session. */
    public Entry add(long virtualMicros, int terminal, Entry.Kind kind, String payload) {
        Entry typed = new Entry(entries.size() + 1L, virtualMicros, terminal, kind, payload);
        Entry entry = kind == Entry.Kind.SECRET ? typed.masked() : typed;
        entries.add(entry);
        if (appender == null) return entry;
        String line = JournalText.line(entry, checksum);
        try {
            appender.append(line.getBytes(StandardCharsets.UTF_8));
            appender.confirm();
            checksum = JournalText.checksumOf(line);
        } catch (IOException e) {
            trouble = reason(e);
            close();
        }
        return entry;
    }

    @Override
    public void close() {
        if (appender == null) return;
        try {
            appender.close();
        } catch (IOException nothingLeftToSave) {
            // Every confirmed entry is on the disk already.
        }
        appender = null;
    }

    /** The system's words for what it refuses, without the exception's class. */
    public static String reason(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof java.nio.file.AccessDeniedException) return message + ": Permission denied";
        if (e instanceof java.nio.file.FileAlreadyExistsException) return message + ": Not a directory";
        return message;
    }
}

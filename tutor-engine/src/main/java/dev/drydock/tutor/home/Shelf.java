package dev.drydock.tutor.home;

import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.journal.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The data folder while a program is open on it: journals and settings. Only one program at a time saves. */
final class Shelf implements Closeable {
    private final DataFolder folder;
    private Disk disk;
    private Optional<Closeable> lock = Optional.empty();
    private Saving saving;
    private String reason = "";

    /** Whether what a learner does is kept. */
    enum Saving {
        YES,
        /** Another program is open on the folder. */
        LOCKED,
        /** The folder cannot be written. */
        REFUSED
    }

    Shelf(Disk disk, DataFolder folder) {
        this.disk = disk;
        this.folder = folder;
        try {
            lock = disk.lock(folder.lock());
            saving = lock.isPresent() ? Saving.YES : Saving.LOCKED;
        } catch (IOException e) {
            saving = Saving.REFUSED;
            reason = Journal.reason(e);
        }
    }

    Saving saving() {
        return saving;
    }

    /** Why the folder cannot be written. */
    String reason() {
        return reason;
    }

    DataFolder folder() {
        return folder;
    }

    Settings settings() {
        return Settings.read(disk, folder.settings());
    }

    /** Keeps settings; a folder that refuses is told about where a journal is opened. */
    void keep(Settings settings) {
        if (saving != Saving.YES) return;
        try {
            settings.write(disk, folder.settings());
        } catch (IOException e) {
            saving = Saving.REFUSED;
            reason = Journal.reason(e);
        }
    }

    /** What was done in a lesson, without opening it. */
    List<Entry> entries(String lesson) {
        return Journal.look(disk, folder.journalOf(lesson)).map(Journal::entries).orElse(List.of());
    }

    /** The version of the newer program that wrote a lesson's journal. */
    Optional<String> newer(String lesson) {
        return Journal.newer(disk, folder.journalOf(lesson));
    }

    /** Opens a lesson's journal; one that is only looked at is not written. */
    Journal.Opened open(String lesson, Header fresh) {
        if (saving == Saving.YES) return Journal.open(disk, folder.journalOf(lesson), fresh);
        Journal journal = Journal.look(disk, folder.journalOf(lesson)).orElseGet(() -> Journal.inMemory(fresh));
        return saving == Saving.LOCKED ? new Journal.Opened.Sound(journal) : new Journal.Opened.Unsaved(journal, reason);
    }

    /** Puts a lesson's journal aside, so that it begins anew. */
    void setAside(String lesson) {
        if (saving != Saving.YES) {
            // What cannot be written is forgotten for as long as the program runs.
            disk = new MemoryDisk();
            return;
        }
        try {
            Journal.setAside(disk, folder.journalOf(lesson));
        } catch (IOException e) {
            saving = Saving.REFUSED;
            reason = Journal.reason(e);
        }
    }

    @Override
    public void close() {
        try {
            if (lock.isPresent()) lock.get().close();
        } catch (IOException endsWithTheProcess) {
            // The system gives the lock back.
        }
    }
}

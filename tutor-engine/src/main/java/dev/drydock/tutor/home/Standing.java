package dev.drydock.tutor.home;

import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.player.Progress;
import java.util.List;

/** How a learner stands with a lesson. */
public enum Standing {
    NEW,
    BEGUN,
    DONE;

    /** What the journal of a lesson tells. */
    public static Standing of(Disk disk, DataFolder folder, String lesson) {
        return of(Journal.look(disk, folder.journalOf(lesson)).map(Journal::entries).orElse(List.of()));
    }

    static Standing of(List<Entry> entries) {
        boolean done = entries.stream().anyMatch(entry -> entry.kind() == Entry.Kind.DONE && entry.payload().equals(Progress.LESSON));
        return done ? DONE : entries.isEmpty() ? NEW : BEGUN;
    }
}

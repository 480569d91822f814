package dev.drydock.tutor.workshop;

import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.edge.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Looks at a lesson's files while it is played: the newest edition that is sound, and what is wrong with one that is not. */
public final class Watch {
    private static final long EVERY_NANOS = 300_000_000;

    private final Disk disk;
    private final Path file;
    private final LongSupplier nanos;
    private final Sentences sentences;
    private LessonFiles seen;
    private Optional<LessonInLanguages> sound = Optional.empty();
    private boolean changed;
    private String news = "";
    private long lookedAt;

    /** Reads the files for the first time. @throws IOException when they cannot be read */
    public Watch(Disk disk, Path file, Sentences sentences, LongSupplier nanos) throws IOException {
        this.disk = disk;
        this.file = file;
        this.sentences = sentences;
        this.nanos = nanos;
        this.seen = LessonFiles.read(disk, file);
        this.lookedAt = nanos.getAsLong();
        take();
        changed = false;
    }

    /** The newest edition without errors; empty when there was none yet. */
    public Optional<LessonInLanguages> sound() {
        return sound;
    }

    /** Whether there is a newer sound edition than the one that is played; asked often, it looks a few times a second. */
    public boolean changed() {
        long now = nanos.getAsLong();
        if (changed || now - lookedAt < EVERY_NANOS) return changed;
        lookedAt = now;
        try {
            LessonFiles here = LessonFiles.read(disk, file);
            if (!same(here, seen)) {
                seen = here;
                take();
            }
        } catch (IOException between) {
            // An editor that saves takes the old file away first; the next look finds the new one.
        }
        return changed;
    }

    private static boolean same(LessonFiles one, LessonFiles other) {
        boolean texts = one.textByName().keySet().equals(other.textByName().keySet())
                && one.textByName().entrySet().stream().allMatch(text -> Arrays.equals(text.getValue(), other.textByName().get(text.getKey())));
        return texts && Arrays.equals(one.lesson(), other.lesson());
    }

    private void take() {
        Problems problems = new Problems();
        Optional<LessonInLanguages> read = seen.lint(problems);
        StringBuilder said = new StringBuilder();
        for (Problem problem : problems.inOrder()) said.append(problem.say(sentences)).append('\n');
        news = said.toString();
        if (read.isEmpty()) return;
        sound = read;
        changed = true;
    }

    /** What is to be said since the last call about an edition; nothing when all is well. */
    public String news() {
        String said = news;
        news = "";
        return said;
    }

    /** The newest edition is played now. */
    public void taken() {
        changed = false;
    }
}

package dev.drydock.tutor.home;

import dev.drydock.lessons.bundle.Bundle;
import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.pack.PackShelf;
import dev.drydock.tutor.player.TaughtLesson;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The course's lessons, each read once in each language that is spoken: reading YAML is most of a start. */
public final class Library {
    private final Course course = Course.ofTheProgram();
    private final List<Bundle> packs;
    private final Map<String, FutureTask<LessonInLanguages>> readingByLanguageAndId = new ConcurrentHashMap<>();
    private final List<Thread> preparing = new ArrayList<>();

    /** The course alone. */
    Library() {
        this.packs = List.of();
    }

    /** The course, and behind it the packs of a shelf. */
    public Library(PackShelf shelf) {
        this.packs = shelf.bundles();
    }

    /** The lessons' ids in their order. */
    public List<String> ids() {
        List<String> ids = course.lessonIds();
        for (Bundle pack : packs) ids.addAll(pack.manifest().lessons());
        return ids;
    }

    /** A lesson's place in the course, {@code 1.5}; of the second lesson of the first pack {@code P1.2}. */
    public String number(String id) {
        for (int i = 0; i < packs.size(); i++) {
            int at = packs.get(i).manifest().lessons().indexOf(id);
            if (at >= 0) return "P" + (i + 1) + "." + (at + 1);
        }
        return course.number(id);
    }

    /** The course's parts and the packs, in their order; a pack is named by its title. */
    public List<Course.Chapter> chapters(Language language) {
        List<Course.Chapter> chapters = new ArrayList<>(course.chapters());
        for (Bundle pack : packs) chapters.add(new Course.Chapter(pack.manifest().title(language.code()), pack.manifest().lessons()));
        return chapters;
    }

    /** Tells a lesson apart from any other edition of it. */
    public String digest(String id) {
        return pack(id).map(pack -> pack.digest(id)).orElseGet(() -> course.digest(id));
    }

    private Optional<Bundle> pack(String id) {
        return packs.stream().filter(pack -> pack.manifest().lessons().contains(id)).findFirst();
    }

    /** A lesson with its texts in every language. */
    public LessonInLanguages inAllLanguages(String id) {
        return pack(id).flatMap(pack -> pack.lesson(id, new Problems())).or(() -> course.lesson(id)).orElseThrow();
    }

    /** Begins to read a lesson that will be wanted, or the first one, and to do something more, both beside what else goes on. */
    public void prepare(String id, Language language, Runnable meanwhile) {
        String wanted = ids().contains(id) ? id : ids().get(0);
        preparing.add(new Thread(reading(wanted, language), "library"));
        preparing.add(new Thread(meanwhile, "warm-up"));
        for (Thread each : preparing) {
            each.setDaemon(true);
            each.start();
        }
    }

    /** Waits for what was begun: two threads that make the same parts of the program ready at once take longer than one. */
    void awaitPrepared() {
        try {
            for (Thread each : preparing) each.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A lesson without its sentences. */
    public Lesson lesson(String id, Language language) {
        return read(id, language).lesson();
    }

    /** A lesson to play; its text follows the tongue. */
    public TaughtLesson taught(String id, Tongue tongue) {
        return new TaughtLesson(read(id, tongue.language()).lesson(), () -> text(id, tongue.language()));
    }

    /** The sentences of a lesson; where a pack does not speak the language, in one that it speaks. */
    public LessonText text(String id, Language language) {
        return read(id, language).text(language.code());
    }

    private LessonInLanguages read(String id, Language language) {
        FutureTask<LessonInLanguages> reading = reading(id, language);
        reading.run();
        try {
            return reading.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private FutureTask<LessonInLanguages> reading(String id, Language language) {
        return readingByLanguageAndId.computeIfAbsent(
                language.code() + "/" + id, key -> new FutureTask<>(() -> pack(id).isPresent() ? inAllLanguages(id) : course.lesson(id, language.code()).orElseThrow()));
    }
}

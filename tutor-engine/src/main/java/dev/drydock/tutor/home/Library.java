package dev.drydock.tutor.home;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.player.TaughtLesson;
import dev.drydock.tutor.sitting.Tongue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The course's lessons, each read once in each language that is spoken: reading YAML is most of a start. */
public final class Library {
    private final Course course = Course.ofTheProgram();
    private final Map<String, FutureTask<LessonInLanguages>> readingByLanguageAndId = new ConcurrentHashMap<>();
    private Thread preparing = new Thread("library");

    /** The lessons' ids in their order. */
    List<String> ids() {
        return course.lessonIds();
    }

    /** A lesson's place in the course, {@code 1.5}. */
    String number(String id) {
        return course.number(id);
    }

    /** The course's parts, in their order. */
    List<Course.Chapter> chapters() {
        return course.chapters();
    }

    String digest(String id) {
        return course.digest(id);
    }

    /** Begins to read a lesson that will be wanted, or the first one, beside what else goes on, and then does something more. */
    public void prepare(String id, Language language, Runnable then) {
        String wanted = ids().contains(id) ? id : ids().get(0);
        Runnable reading = reading(wanted, language);
        preparing = new Thread(() -> {
            reading.run();
            then.run();
        }, "library");
        preparing.setDaemon(true);
        preparing.start();
    }

    /** Waits for what was begun: two threads that make the same parts of the program ready at once take longer than one. */
    void awaitPrepared() {
        try {
            preparing.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A lesson to play; its text follows the tongue. */
    TaughtLesson taught(String id, Tongue tongue) {
        return new TaughtLesson(read(id, tongue.language()).lesson(), () -> text(id, tongue.language()));
    }

    LessonText text(String id, Language language) {
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
                language.code() + "/" + id, key -> new FutureTask<>(() -> course.lesson(id, language.code()).orElseThrow()));
    }
}

package dev.drydock.tutor.home;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Settings;
import dev.drydock.tutor.player.Progress;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.List;

/** How a learner stands with every lesson of the course: done, begun, open or still locked by lessons that come before. */
final class Syllabus {
    /** The setting that opens every lesson, {@code yes}. */
    static final String OPEN = "open";
    /** The setting with the lessons that a learner showed to know in the placement quiz. */
    static final String KNOWN = "known";

    private final Shelf shelf;
    private final Library library;
    private final Tongue tongue;

    Syllabus(Shelf shelf, Library library, Tongue tongue) {
        this.shelf = shelf;
        this.library = library;
        this.tongue = tongue;
    }

    List<Course.Chapter> chapters() {
        return library.chapters(tongue.language());
    }

    String title(String id) {
        return text(id).frame().title();
    }

    /** A lesson as it stands in a list: its number and title. */
    String name(String id) {
        return library.number(id) + "  " + title(id);
    }

    Standing standing(String id) {
        return Standing.of(shelf.entries(id));
    }

    /** What stands behind a lesson's title: nothing for one that can be begun. */
    String state(String id) {
        List<Entry> entries = shelf.entries(id);
        return switch (Standing.of(entries)) {
            case DONE -> say("menu.done");
            case BEGUN -> say("menu.progress", passed(entries), steps(id).size());
            case NEW -> known().contains(id) ? say("menu.known") : missing(id).isEmpty() ? "" : say("menu.locked");
        };
    }

    LessonText text(String id) {
        return library.text(id, tongue.language());
    }

    List<Step> steps(String id) {
        return library.taught(id, tongue).lesson().steps();
    }

    List<Entry> entries(String id) {
        return shelf.entries(id);
    }

    static int passed(List<Entry> entries) {
        return (int) Progress.passed(entries).stream().filter(step -> !step.equals(Progress.LESSON)).count();
    }

    /** The lessons that a lesson builds on and that are not done; none when all lessons are open. */
    List<String> missing(String id) {
        List<String> missing = new ArrayList<>();
        if (open()) return missing;
        List<String> known = known();
        for (String needed : needs(id)) {
            if (library.ids().contains(needed) && standing(needed) != Standing.DONE && !known.contains(needed)) missing.add(needed);
        }
        return missing;
    }

    /** What a lesson says that it needs; when it says nothing, the lesson before it in its chapter. */
    private List<String> needs(String id) {
        List<String> named = library.taught(id, tongue).lesson().needs();
        if (!named.isEmpty()) return named;
        for (Course.Chapter chapter : chapters()) {
            int at = chapter.lessonIds().indexOf(id);
            if (at > 0) return List.of(chapter.lessonIds().get(at - 1));
        }
        return List.of();
    }

    boolean open() {
        return shelf.settings().value(OPEN, "").equals("yes");
    }

    void open(boolean open) {
        Settings settings = shelf.settings();
        shelf.keep(settings.with(OPEN, open ? "yes" : "no"));
    }

    List<String> known() {
        String names = shelf.settings().value(KNOWN, "");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    void know(List<String> ids) {
        shelf.keep(shelf.settings().with(KNOWN, String.join(",", ids)));
    }

    /** Takes a lesson back to where it was never begun; its journal is kept beside the others under another name. */
    void forget(String id) {
        shelf.setAside(id);
    }

    private String say(String key, Object... facts) {
        return tongue.sentences().say(key, facts);
    }
}

package dev.drydock.tutor.home;

import dev.drydock.lessons.course.Course;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.menu.Menu;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The list of all lessons under their chapters, with what is done, in progress and locked. */
final class LessonMenu {
    private final Terminal terminal;
    private final Tongue tongue;
    private final Syllabus syllabus;

    LessonMenu(Terminal terminal, Tongue tongue, Syllabus syllabus) {
        this.terminal = terminal;
        this.tongue = tongue;
        this.syllabus = syllabus;
    }

    /** The lesson that is to be played; empty when the learner goes back. */
    Optional<String> choose() {
        while (true) {
            List<String> ids = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            Map<Integer, String> headings = new TreeMap<>();
            for (Course.Chapter chapter : syllabus.chapters()) {
                if (!chapter.lessonIds().isEmpty()) headings.put(ids.size(), chapterTitle(chapter));
                for (String id : chapter.lessonIds()) {
                    ids.add(id);
                    String state = syllabus.state(id);
                    lines.add(syllabus.name(id) + (state.isEmpty() ? "" : "  (" + state + ")"));
                }
            }
            headings.put(ids.size(), "");
            lines.add(say("placement.name"));
            lines.add(say(syllabus.open() ? "menu.keep-order" : "menu.open-all"));
            lines.add(say("menu.back"));
            OptionalInt chosen = Menu.choose(terminal, tongue.sentences(), say("menu.lessons"), lines, headings, next(ids));
            if (chosen.isEmpty() || chosen.getAsInt() == lines.size() - 1) return Optional.empty();
            if (chosen.getAsInt() == ids.size()) new Placement(terminal, tongue, syllabus).ask();
            else if (chosen.getAsInt() == ids.size() + 1) syllabus.open(!syllabus.open());
            else {
                String id = ids.get(chosen.getAsInt());
                Optional<String> lesson = syllabus.standing(id) == Standing.NEW ? unlocked(id) : metBefore(id);
                if (lesson.isPresent()) return lesson;
            }
        }
    }

    private String chapterTitle(Course.Chapter chapter) {
        return (syllabus.chapters().indexOf(chapter) + 1) + "  " + tongue.sentences().find("chapter." + chapter.name()).orElse(chapter.name());
    }

    private int next(List<String> ids) {
        for (int i = 0; i < ids.size(); i++) if (syllabus.standing(ids.get(i)) != Standing.DONE) return i;
        return 0;
    }

    /** A lesson that builds on others says so, and lets itself be begun all the same. */
    private Optional<String> unlocked(String id) {
        List<String> missing = syllabus.missing(id);
        if (missing.isEmpty() || syllabus.standing(id) != Standing.NEW) return Optional.of(id);
        String first = missing.get(0);
        List<String> choices = List.of(say("menu.locked-first", syllabus.name(first)), say("menu.locked-anyway", syllabus.name(id)), say("menu.back"));
        OptionalInt chosen = Menu.choose(terminal, tongue.sentences(), say("menu.locked-why", syllabus.title(id), syllabus.title(first)), choices, 0);
        return switch (chosen.orElse(2)) {
            case 0 -> unlocked(first);
            case 1 -> Optional.of(id);
            default -> Optional.empty();
        };
    }

    /** A lesson that was begun goes on, begins anew, or is forgotten, which takes it back to where it never was begun. */
    private Optional<String> metBefore(String id) {
        boolean done = syllabus.standing(id) == Standing.DONE;
        List<String> choices = new ArrayList<>(List.of(say("menu.anew"), say("menu.forget"), say("menu.back")));
        if (!done) choices.add(0, say("menu.resume", syllabus.title(id)));
        String title = syllabus.name(id) + "  (" + syllabus.state(id) + ")";
        int chosen = Menu.choose(terminal, tongue.sentences(), title, choices, 0).orElse(choices.size() - 1) + (done ? 1 : 0);
        if (chosen == 1 || chosen == 2) syllabus.forget(id);
        return chosen <= 1 ? Optional.of(id) : Optional.empty();
    }

    private String say(String key, Object... facts) {
        return tongue.sentences().say(key, facts);
    }
}

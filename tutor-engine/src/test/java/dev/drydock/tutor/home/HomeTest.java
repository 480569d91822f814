package dev.drydock.tutor.home;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Tongue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomeTest {
    private final MemoryDisk disk = new MemoryDisk();
    private final DataFolder folder = new DataFolder(Path.of("/data"));

    private String visit(Language language, String... lines) {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(80, 24), List.of(lines));
        Learner visitor = new Learner(terminal, new Tongue(language), disk, Berth.of(Map.of(), Path.of("/nowhere")));
        Home.run(visitor, folder, true, new Library(), new Home.Way(Optional.empty(), false), learner -> terminal.write("the review of " + learner.tongue().language()));
        return terminal.screen();
    }

    @Test
    void lessons_stand_under_their_chapter() {
        String screen = visit(Language.EN, "2", "q", "q");
        assertTrue(screen.contains("1  From virtual machine to container\n  1. 1.1  "), screen);
    }

    @Test
    void a_lesson_that_builds_on_others_is_locked_until_they_are_open() {
        String screen = visit(Language.EN, "2", "q", "q");
        assertTrue(screen.contains("(locked)"), screen);
        int lessons = new Library().ids().size();
        String open = visit(Language.EN, "2", Integer.toString(lessons + 2), "q", "q");
        assertTrue(open.contains("Open one lesson after the other"), open);
        assertFalse(visit(Language.EN, "2", "q", "q").contains("(locked)"));
    }

    @Test
    void a_locked_lesson_says_what_comes_before_and_can_be_left() {
        List<String> ids = new Library().ids();
        int locked = ids.indexOf("container") + 1;
        String screen = visit(Language.ZH, "2", Integer.toString(locked), "3", "q", "q");
        assertTrue(screen.contains("为基础，而后者还没有学完。"), screen);
    }

    @Test
    void what_was_begun_says_how_far_it_is() {
        visit(Language.EN, "1", "", ":quit", "q");
        String screen = visit(Language.EN, ":quit", "2", "q", "4", "", "q");
        assertFalse(screen.contains("none of the answers"), screen);
        assertTrue(screen.contains("(in progress, "), screen);
        assertTrue(screen.contains("How far you are"), screen);
        assertTrue(screen.contains("[....................]  0 of "), screen);
    }

    @Test
    void what_was_met_can_be_reviewed_from_the_menu() {
        assertFalse(visit(Language.EN, "q").contains("Review"));
        visit(Language.EN, "1", "", ":quit", "q");
        String screen = visit(Language.EN, ":quit", "5", "q");
        assertTrue(screen.contains("the review of EN"), screen);
    }

    @Test
    void a_lesson_begun_by_mistake_is_forgotten_from_the_menu() {
        visit(Language.EN, "1", "", ":quit", "q");
        String screen = visit(Language.EN, ":quit", "2", "1", "3", "q", "q");
        assertTrue(screen.contains("3. Forget"), screen);
        assertFalse(screen.substring(screen.indexOf("3. Forget")).contains("(in progress"), screen);
    }

    @Test
    void a_lesson_begun_goes_on_or_begins_anew() {
        visit(Language.EN, "1", "", ":quit", "q");
        assertTrue(visit(Language.EN, ":quit", "2", "1", "1", ":quit", "q").contains("2/"));
        String anew = visit(Language.EN, ":quit", "2", "1", "2", ":quit", "q");
        assertTrue(anew.substring(anew.indexOf("3. Forget")).contains("1/"), anew);
    }

    @Test
    void a_word_is_looked_up_from_the_menu() {
        String screen = visit(Language.ZH, "3", "镜像", "", "q");
        assertTrue(screen.contains("背包里的房子复制品") && screen.contains("Image"), screen);
    }

    @Test
    void the_placement_quiz_ends_at_an_empty_answer() {
        int lessons = new Library().ids().size();
        String screen = visit(Language.EN, "2", Integer.toString(lessons + 1), "", "q", "q");
        assertTrue(screen.contains("One question from each lesson"), screen);
        assertTrue(screen.contains("Begin at the beginning, then.") || screen.contains("A good place to begin") || screen.contains("are known"), screen);
    }
}

package dev.drydock.tutor.player;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LessonPlayTest {
    private static final String ONE = "docker create --name one busybox";
    private static final String TWO = "docker create --name two busybox";

    private final LessonPlay play = new LessonPlay();

    private static void shows(String screen, String... wanted) {
        int from = 0;
        for (String text : wanted) {
            int at = screen.indexOf(text, from);
            assertTrue(at >= 0, text + " is not, where it should be, in:\n" + screen);
            from = at + text.length();
        }
    }

    @Test
    void undo_says_what_is_different_now() {
        shows(play.type("", ONE, "echo hi > note", ":undo", ":undo", ":redo"), "Taken back: echo hi", "Now: file /home/student/note is gone",
                "Taken back: docker create", "Now: container one is gone", "Done again: docker create", "Now: container one is there again (created)");
    }

    @Test
    void again_asks_before_it_takes_anything_back() {
        shows(play.type("", ONE, ":again", "n", "docker ps -aq --no-trunc | wc -l"), "[y/N] n", "2/3 The first", "1");
        shows(play.type(":again", "y", "docker ps -a --format '{{.Names}}' | wc -l"), "[y/N] y", "2/3 The first", "0");
    }

    @Test
    void a_step_begun_again_is_to_be_done_again() {
        shows(play.type("", ONE, ":again", "y", ":next"), "[y/N] y", "✗", "This step is not done yet");
        assertFalse(Progress.passed(play.journal.entries()).contains("first"));
    }

    @Test
    void again_in_an_untouched_step_only_shows_it() {
        assertFalse(play.type("", ":again").contains("[y/N]"));
    }

    @Test
    void the_timeline_leads_to_any_moment_and_forward_again() {
        String count = "docker ps -aq | wc -l | sed s/^/n=/";
        shows(play.type("", ONE, "", TWO, ":timeline", "2", count), "1. 1/3  Why", "2. 2/3  The first", "3.   $ docker create --name one",
                "4. 3/3  The second", "5.   $ docker create --name two", "Here you are", "container two is gone; container one is gone", "2/3 The first", "n=0");
    }

    @Test
    void a_moment_taken_back_can_be_gone_to_again() {
        shows(play.type("", ONE, "", TWO, ":timeline", "2", ":timeline", "5", "docker ps"), "container one is gone", "container two is there again", "3/3", "✓", "Enter goes on.");
    }

    @Test
    void a_lesson_resumes_at_the_moment_gone_to() {
        play.type("", ONE, "", TWO, ":timeline", "3");
        shows(play.type("docker ps -a --format '={{.Names}}='"), "Back in \"A little lesson\", step 2 of 3", "=one=");
    }

    @Test
    void the_outline_shows_what_is_done_and_where_one_is() {
        shows(play.type("", ONE, "", ":outline"), "✓ 1/3  Why", "✓ 2/3  The first", "> 3/3  The second");
    }

    @Test
    void the_recap_lists_the_commands_of_tasks_that_are_done() {
        String screen = play.type("", ":recap", ONE, ":recap");
        shows(screen, "No command has been learned here yet", "the commands so far", "docker create --name one busybox");
    }

    @Test
    void the_end_sums_up() {
        shows(play.type("", ONE, "", TWO, "docker ps", ""), "Done: A little lesson", "That was all.", "docker create --name one", "3 steps, without a single hint.");
    }
}

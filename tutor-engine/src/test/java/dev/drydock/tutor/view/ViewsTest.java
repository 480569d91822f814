package dev.drydock.tutor.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.fixture.LittleWorld;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The views at a terminal in memory, and what they do to the world. */
class ViewsTest {
    private static final String LEFT = "\u001b[D";
    private static final String ENTER = "\r";

    private final Journal journal = Journal.inMemory(new Header(Header.VERSION, new Header.Start("little", 1, "0", "en"), "", ""));
    private final Session session = new Session(LittleWorld.plan(true), LittleWorld.login(), world -> { }, journal);
    private long wallNanos;
    private Views.Shown shown;

    ViewsTest() {
        session.settle(session.world().now() + 1_000_000);
        for (String line : List.of("echo one", "echo two")) session.input(1, Entry.Kind.LINE, line);
        session.settle(session.world().now() + 1_000_000);
    }

    private ScriptedTerminal show(String view, int undoFloor, String... keys) {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(80, 24), List.of());
        for (String key : keys) terminal.press(key);
        Pacer pacer = new Pacer(Pace.named("follow").orElseThrow(), () -> wallNanos += 1_000_000);
        shown = new Views().show(view, new Watched(session, pacer, Sentences.of(Language.EN), 1, undoFloor), terminal);
        return terminal;
    }

    private int marks() {
        return session.world().store().marks().size();
    }

    private String lastWord() {
        List<Entry> entries = journal.entries();
        return entries.get(entries.size() - 1).payload();
    }

    @Test
    void a_moment_that_is_only_looked_at_leaves_the_journal_alone() {
        int before = journal.entries().size();
        show("time", 0, LEFT, LEFT, "q");
        assertEquals(before, journal.entries().size());
        assertEquals(2, marks());
        assertEquals(Views.Shown.LOOKED, shown);
    }

    @Test
    void one_goes_on_from_a_moment_and_the_journal_knows() {
        show("time", 0, LEFT, ENTER);
        assertEquals(1, marks());
        assertEquals(Views.Shown.WENT, shown);
        assertEquals("marks 1", lastWord());
        assertEquals(List.of("echo two"), session.world().store().undone());
    }

    @Test
    void what_lies_before_the_step_of_a_lesson_can_only_be_looked_at() {
        show("time", 2, LEFT, ENTER, "q");
        assertEquals(2, marks());
    }

    @Test
    void time_goes_on_while_one_looks_and_stands_still_on_the_slider() {
        long before = session.world().now();
        show("time", 0, LEFT, LEFT, "q");
        assertEquals(before, session.world().now());
        show("house", 0, "j", "j", "q");
        assertTrue(session.world().now() > before);
    }

    @Test
    void without_a_screen_the_moments_are_a_list() {
        String text = show("time", 0).screen();
        assertEquals("  0  the beginning\n  1  $ echo one\n* 2  $ echo two\n", text);
    }

    @Test
    void a_view_that_is_none_is_refused() {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(80, 24), List.of());
        Pacer pacer = new Pacer(Pace.named("follow").orElseThrow(), () -> 0);
        assertEquals(Views.Shown.NO_SUCH_VIEW, new Views().show("moon", new Watched(session, pacer, Sentences.of(Language.EN), 1, 0), terminal));
        assertEquals("", terminal.screen());
    }
}

package dev.drydock.tutor.view.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scene on a terminal in memory. */
class StageTest {
    private static final Terminal.Size SIZE = new Terminal.Size(40, 8);
    private static final String ENTER_SCREEN = "\u001b[?1049h";
    private static final String LEAVE_SCREEN = "\u001b[?1049l";

    /** Thirty rows, and the keys that came. */
    private static final class Thirty implements Scene {
        private final List<Press> presses = new ArrayList<>();

        @Override
        public boolean advance() {
            return false;
        }

        @Override
        public Frame draw(int columns, int rows) {
            List<Row> body = new ArrayList<>();
            for (int i = 0; i < 30; i++) body.add(Row.of("row " + i, i % 2 == 0 ? Look.GOOD : Look.PLAIN));
            return new Frame(Picture.of(Row.of("head")), new Picture(body), Row.of("foot"), Frame.ANYWHERE);
        }

        @Override
        public Answer press(Press press) {
            presses.add(press);
            return Answer.UNKNOWN;
        }
    }

    private static ScriptedTerminal terminal(String... keys) {
        ScriptedTerminal terminal = new ScriptedTerminal(SIZE, List.of());
        for (String key : keys) terminal.press(key);
        return terminal;
    }

    @Test
    void the_screen_is_taken_and_given_back() {
        ScriptedTerminal terminal = terminal("q");
        Stage.play(terminal, Theme.DARK, new Thirty());
        assertEquals(terminal.screen().indexOf(ENTER_SCREEN), terminal.screen().lastIndexOf(ENTER_SCREEN));
        assertTrue(terminal.screen().indexOf(LEAVE_SCREEN) > terminal.screen().indexOf("row 0"), terminal.screen());
        assertFalse(terminal.screen().contains("row 7"), "eight rows have no room for it");
    }

    @Test
    void it_scrolls_and_cuts_nothing_of_a_key() {
        Thirty scene = new Thirty();
        ScriptedTerminal terminal = terminal("\u001b[B\u001b[6~", "\u001b[F", "\u0003");
        Stage.play(terminal, Theme.DARK, scene);
        assertEquals(List.of(Press.Named.DOWN, Press.Named.PAGE_DOWN, Press.Named.LAST, Press.Named.LEAVE), scene.presses);
        assertTrue(terminal.screen().contains("^"), "the end of the picture is in sight: there is only something above");
    }

    @Test
    void what_was_typed_behind_the_last_key_is_for_the_prompt() {
        ScriptedTerminal terminal = terminal("qdocker ps\r");
        Stage.play(terminal, Theme.DARK, new Thirty());
        assertEquals("docker ps\r", terminal.keys(0));
    }

    @Test
    void a_terminal_without_colours_gets_none() {
        ScriptedTerminal terminal = terminal("q");
        Stage.play(terminal, Theme.DARK, new Thirty());
        assertFalse(terminal.screen().matches("(?s).*\u001b\\[(3[0-7]|9[0-7]|38;)[0-9;]*m.*"), terminal.screen());
    }

    @Test
    void themes_take_turns_and_the_chosen_one_is_told() {
        assertEquals(Theme.LIGHT, Stage.play(terminal("t", "q"), Theme.DARK, new Thirty()));
        assertEquals(Theme.DARK, Stage.play(terminal("ttt", "q"), Theme.DARK, new Thirty()));
    }

    @Test
    void a_click_says_where_and_the_wheel_scrolls() {
        Thirty scene = new Thirty();
        ScriptedTerminal terminal = terminal("\u001b[<0;12;3M\u001b[<0;12;3m\u001b[<65;1;1M", "q");
        Stage.play(terminal, Theme.DARK, scene);
        assertEquals(List.of(new Press.Click(11, 2), Press.Named.OTHER, Press.Named.DOWN, new Press.Sign('q')), scene.presses);
        assertTrue(terminal.screen().lastIndexOf("\u001b[?1000l") > terminal.screen().lastIndexOf("\u001b[?1000h"), "the mouse is given back");
    }
}

package dev.drydock.tutor.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MenuTest {
    private static final Sentences SENTENCES = Sentences.of(Language.EN);
    private static final List<String> THREE = List.of("one", "two", "three");

    private static ScriptedTerminal lines(String... lines) {
        return new ScriptedTerminal(new Terminal.Size(80, 24), List.of(lines));
    }

    private static OptionalInt choose(ScriptedTerminal terminal) {
        return Menu.choose(terminal, SENTENCES, "Title", THREE, 1);
    }

    @Test
    void a_dumb_terminal_takes_a_number() {
        assertEquals(OptionalInt.of(2), choose(lines("3")));
    }

    @Test
    void an_empty_line_takes_the_proposal() {
        assertEquals(OptionalInt.of(1), choose(lines("")));
    }

    @Test
    void what_is_no_number_is_asked_again() {
        ScriptedTerminal terminal = lines("4", "x", "99999999999999999999", "1");
        assertEquals(OptionalInt.of(0), choose(terminal));
        assertEquals(3, terminal.screen().split(SENTENCES.say("menu.not-a-number", 3), -1).length - 1);
    }

    @Test
    void the_end_of_input_and_ctrl_c_leave() {
        assertEquals(OptionalInt.empty(), choose(lines()));
        assertEquals(OptionalInt.empty(), choose(lines().then(new Terminal.Said.Interrupted())));
    }

    @Test
    void arrows_move_and_enter_decides() {
        assertEquals(OptionalInt.of(2), choose(lines().press("\u001b[B").press("\r")));
        assertEquals(OptionalInt.of(2), choose(lines().press("\u001bOA\u001bOA\r")));
    }

    @Test
    void a_number_moves_the_mark() {
        assertEquals(OptionalInt.of(0), choose(lines().press("1\r")));
    }

    @Test
    void two_digits_are_one_number_where_there_are_that_many() {
        List<String> many = IntStream.rangeClosed(1, 15).mapToObj(Integer::toString).toList();
        assertEquals(OptionalInt.of(11), Menu.choose(lines().press("12\r"), SENTENCES, "Title", many, 0));
    }

    @Test
    void keys_behind_the_decision_are_for_what_comes_next() {
        ScriptedTerminal terminal = lines().press("\u001b[B\r\u001b[A\r");
        assertEquals(OptionalInt.of(2), choose(terminal));
        assertEquals(OptionalInt.of(0), choose(terminal));
    }

    @Test
    void a_tiny_terminal_shows_a_part_of_the_choices() {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(20, 5), List.of()).press("\r");
        List<String> many = IntStream.rangeClosed(1, 15).mapToObj(i -> "a rather long choice " + i).toList();
        Menu.choose(terminal, SENTENCES, "Title", many, 7);
        assertTrue(terminal.screen().contains("> 8. a rather long"), terminal.screen());
        assertTrue(terminal.screen().chars().filter(c -> c == '\n').count() <= 5, terminal.screen());
    }

    @Test
    void a_long_page_stops_until_a_key_is_pressed() {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(20, 5), List.of()).press(" ").press("q").press("unread");
        List<String> page = IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).toList();
        Pager.show(terminal, SENTENCES, page);
        assertEquals(2, terminal.screen().split("-- more", -1).length - 1);
        assertTrue(terminal.screen().endsWith("line 20\n"), terminal.screen());
    }
}

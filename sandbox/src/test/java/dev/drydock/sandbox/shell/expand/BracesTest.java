package dev.drydock.sandbox.shell.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class BracesTest {
    private static String expanded(String text) {
        return String.join(" ", Braces.expand(Word.of(text)).stream()
                .map(word -> word.plain().orElseThrow()).toList());
    }

    @Test
    void alternatives_are_put_between_what_stands_around() {
        assertEquals("abd acd", expanded("a{b,c}d"));
        assertEquals("x xy", expanded("x{,y}"));
        assertEquals("a1 a2 b1 b2", expanded("{a,b}{1,2}"));
        assertEquals("a b c", expanded("{a,{b,c}}"));
    }

    @Test
    void sequences_count_up_and_down_with_steps_and_zeros() {
        assertEquals("1 2 3", expanded("{1..3}"));
        assertEquals("3 2 1", expanded("{3..1}"));
        assertEquals("1 4 7 10", expanded("{1..10..3}"));
        assertEquals("08 09 10", expanded("{08..10}"));
        assertEquals("a c e", expanded("{a..e..2}"));
    }

    @Test
    void braces_without_a_choice_stay() {
        assertEquals("{a}", expanded("{a}"));
        assertEquals("{}", expanded("{}"));
        assertEquals("a{b", expanded("a{b"));
        assertEquals("{x..1}", expanded("{x..1}"));
    }

    @Test
    void what_is_quoted_does_not_count() {
        Word word = new Word("a{b','c}", List.of(new Part.Literal("a{b"), new Part.Quoted(","), new Part.Literal("c}")));
        assertEquals(List.of(word), Braces.expand(word));
    }

    @Test
    void too_many_words_stay_one_word() {
        assertEquals("{1..99999999}", expanded("{1..99999999}"));
        assertEquals(1, Braces.expand(Word.of("{1..999}".repeat(5))).size());
    }
}

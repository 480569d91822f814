package dev.drydock.sandbox.shell.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PatternTest {
    private static boolean matches(String pattern, String text) {
        return Pattern.of(pattern, true).matches(text);
    }

    @Test
    void a_star_matches_anything_and_a_question_mark_one_character() {
        assertTrue(matches("*", ""));
        assertTrue(matches("a*c", "abbc"));
        assertTrue(matches("a?c", "a你c"));
        assertFalse(matches("a?c", "ac"));
    }

    @Test
    void brackets_hold_ranges_classes_and_negation() {
        assertTrue(matches("[a-c]", "b"));
        assertFalse(matches("[!a-c]", "b"));
        assertTrue(matches("[^a-c]", "x"));
        assertTrue(matches("[[:digit:]x]", "7"));
        assertTrue(matches("[]a]", "]"));
        assertTrue(matches("[a-]", "-"));
    }

    @Test
    void a_bracket_that_is_not_closed_is_a_character() {
        assertTrue(matches("[a", "[a"));
        assertFalse(Pattern.isSpecial("[", false));
    }

    @Test
    void a_backslash_makes_a_character_plain() {
        assertTrue(matches("\\*", "*"));
        assertFalse(matches("\\*", "x"));
        assertEquals("a*b", Pattern.plain(Pattern.quoted("a*b")));
    }

    @Test
    void extended_patterns_choose_repeat_and_exclude() {
        assertTrue(matches("@(a|b)c", "bc"));
        assertTrue(matches("+(ab)", "abab"));
        assertFalse(matches("+(ab)", ""));
        assertTrue(matches("*(a|b)", "abba"));
        assertTrue(matches("?(x)y", "y"));
        assertTrue(matches("!(*.txt)", "a.c"));
        assertFalse(matches("!(*.txt)", "a.txt"));
    }

    @Test
    void the_shortest_and_the_longest_prefix_and_suffix_are_found() {
        Pattern dots = Pattern.of("*.", false);
        assertEquals(OptionalInt.of(2), dots.prefix("a.b.c", false));
        assertEquals(OptionalInt.of(4), dots.prefix("a.b.c", true));
        assertEquals(OptionalInt.of(3), Pattern.of(".*", false).suffix("a.b.c", false));
        assertEquals(OptionalInt.of(1), Pattern.of(".*", false).suffix("a.b.c", true));
    }

    @Test
    void replacements_take_the_longest_match() {
        assertEquals("Xc", Pattern.of("a*b", false).replace("aabbc", Pattern.Where.FIRST, "X"));
        assertEquals("-b-", Pattern.of("a", false).replace("aba", Pattern.Where.ALL, "-"));
        assertEquals("Xba", Pattern.of("a", false).replace("aba", Pattern.Where.PREFIX, "X"));
        assertEquals("abX", Pattern.of("a", false).replace("aba", Pattern.Where.SUFFIX, "X"));
    }

    @Test
    void many_stars_do_not_take_exponential_time() {
        assertFalse(matches("*a".repeat(30) + "b", "a".repeat(2000)));
        assertFalse(matches("+(+(+(a)))b", "a".repeat(2000)));
    }
}

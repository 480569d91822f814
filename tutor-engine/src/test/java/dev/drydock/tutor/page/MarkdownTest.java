package dev.drydock.tutor.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    private static String page(String text, int width) {
        return String.join("\n", Markdown.lines(text, width, false));
    }

    @Test
    void chinese_characters_take_two_columns() {
        assertEquals("容器是一\n个进程", page("容器是一个进程", 9));
    }

    @Test
    void no_line_begins_with_closing_punctuation() {
        assertEquals("镜像不\n变，容器\n会变。", page("镜像不变，容器会变。", 8));
    }

    @Test
    void latin_words_stay_whole_between_chinese() {
        assertEquals("运行\nhello-world 镜\n像", page("运行 hello-world 镜像", 14));
    }

    @Test
    void two_asterisks_are_strong_one_is_emphasis_three_are_both() {
        String page = String.join("\n", Markdown.lines("**镜像**不变 *it runs* ***a** b* 2**3", 60, true));
        assertEquals("\u001b[1m镜像\u001b[0m不变 \u001b[3mit runs\u001b[0m \u001b[1ma\u001b[0m\u001b[3m b\u001b[0m 2**3", page);
    }

    @Test
    void a_word_longer_than_the_line_is_broken() {
        assertEquals("abcdefgh\nij", page("abcdefghij", 8));
    }

    @Test
    void a_source_line_ends_without_a_blank_between_chinese_and_with_one_between_words() {
        assertEquals("容器与镜像", page("容器\n与镜像", 40));
        assertEquals("a container", page("a\ncontainer", 40));
    }

    @Test
    void lists_hang_and_numbers_count() {
        assertEquals("1. one two\n   three\n2. four", page("1. one two three\n2. four", 11));
        assertEquals("- a\n  - b", page("* a\n  * b", 11));
    }

    @Test
    void code_keeps_its_blanks_and_gets_its_signs_when_there_is_no_colour() {
        assertEquals("use `docker  ps`\n\n      a  b\n      c", page("use `docker  ps`\n\n```\n  a  b\n  c\n```", 40));
    }

    @Test
    void a_table_stands_in_columns_when_it_fits() {
        assertEquals("名字  what\n----  -------\n镜像  `ls -l`", page("| 名字 | what |\n|---|---|\n| 镜像 | `ls -l` |", 40));
    }

    @Test
    void a_table_too_wide_becomes_lines_of_head_and_cell() {
        assertEquals("name: web\nstate:\nrunning", page("| name | state |\n|---|---|\n| web | running |", 11));
    }

    @Test
    void an_empty_cell_keeps_its_column() {
        assertEquals("a  b  c\n-  -  -\n1     3", page("| a | b | c |\n|---|---|---|\n| 1 |  | 3 |", 40));
    }

    @Test
    void colour_changes_looks_and_not_widths() {
        assertEquals(List.of("a \u001b[1mb\u001b[0m \u001b[33mc\u001b[0m"), Markdown.lines("a **b** `c`", 40, true));
    }

    @Test
    void nothing_a_terminal_would_obey_gets_through() {
        String page = page("a\u001b[2Jb\u009b31mc \u202e `\u0007`", 40);
        assertFalse(page.chars().anyMatch(c -> c < 0x20 && c != '\n' || c >= 0x7f && c < 0xa0 || c == 0x202e), page);
    }

    @Property(tries = 300)
    void no_line_is_wider_than_the_page(@ForAll String text, @ForAll @IntRange(min = 8, max = 100) int width) {
        for (String line : Markdown.lines(text.replaceAll("[#>*+|-]|\\d", "x"), width, false)) {
            assertTrue(Columns.of(line) <= width, line);
        }
    }
}

package dev.drydock.sandbox.shell.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static List<String> split(String text, String separators) {
        return Fields.of(List.of(Fragment.split(text)), separators);
    }

    @Test
    void blanks_around_and_between_are_one_separator() {
        assertEquals(List.of("a", "b"), split("  a \t b\n", " \t\n"));
        assertEquals(List.of(), split("   ", " \t\n"));
    }

    @Test
    void other_separators_each_end_a_field() {
        assertEquals(List.of("a", "", "b"), split("a::b", ":"));
        assertEquals(List.of("", "a"), split(":a:", ":"));
    }

    @Test
    void blanks_beside_another_separator_belong_to_it() {
        assertEquals(List.of("a", "b"), split("a : b", " :"));
    }

    @Test
    void nothing_is_split_without_separators() {
        assertEquals(List.of("a b"), split("a b", ""));
    }

    @Test
    void quoted_text_is_not_split_and_makes_a_field_even_when_empty() {
        assertEquals(List.of("a b"), Fields.of(List.of(Fragment.quoted("a b")), " "));
        assertEquals(List.of(""), Fields.of(List.of(Fragment.quoted("")), " "));
    }

    @Test
    void a_border_separates_and_joins_with_what_stands_around() {
        assertEquals(List.of("x1", "2y"), Fields.of(List.of(Fragment.text("x"), Fragment.quoted("1"), Fragment.BORDER,
                Fragment.quoted("2"), Fragment.text("y")), " "));
    }
}

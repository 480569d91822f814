package dev.drydock.sandbox.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void what_is_read_is_written_again() {
        String text = "{\"a\":[1,-2.50,1e3,true,false,null,\"x\\n\\u0001\"],\"b\":{},\"c\":[],\"big\":123456789012345678901}";
        assertEquals(text, Json.compact(Json.parse(" " + text + "\n")));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "{\"a\":x}|invalid character 'x' looking for beginning of value",
        "{a:1}|invalid character 'a' looking for beginning of object key string",
        "{'a':1}|invalid character '\\'' looking for beginning of object key string",
        "{\"a\" 1}|invalid character '1' after object key",
        "{\"a\":1 \"b\"}|invalid character '\"' after object key:value pair",
        "[1 2]|invalid character '2' after array element",
        "[1,]|invalid character ']' looking for beginning of value",
        "{\"a\":1,}|invalid character '}' looking for beginning of object key string",
        "1 2|invalid character '2' after top-level value",
        "01|invalid character '1' after top-level value",
        "-x|invalid character 'x' in numeric literal",
        "1.x|invalid character 'x' after decimal point in numeric literal",
        "1ex|invalid character 'x' in exponent of numeric literal",
        "trux|invalid character 'x' in literal true (expecting 'e')",
        "\"\\x\"|invalid character 'x' in string escape code",
        "\"\\u12x4\"|invalid character 'x' in \\u hexadecimal character escape",
        "[1|unexpected end of JSON input",
        "tru|unexpected end of JSON input",
        "é|invalid character 'Ã' looking for beginning of value",
    })
    void a_wrong_text_is_refused_in_gos_words(String text, String message) {
        assertEquals(message, Json.read(text).refusal().orElseThrow().message());
    }

    @Test
    void a_newline_inside_a_string_is_refused_with_its_place() {
        Misreading why = Json.read("{\n \"a\": \"x\n\"}").refusal().orElseThrow();
        assertEquals("invalid character '\\n' in string literal", why.message());
        assertEquals(2, why.line());
        assertEquals(9, why.column());
    }

    @Test
    void a_tower_of_brackets_is_refused() {
        assertEquals("exceeded max depth", Json.read("[".repeat(100_000)).refusal().orElseThrow().message());
    }

    @Test
    void indentation_leaves_empty_ones_alone_and_html_as_it_is() {
        assertEquals("{\n    \"a\": [\n        \"<&>\"\n    ],\n    \"b\": {},\n    \"c\": []\n}", Json.indented(Json.parse("{\"a\":[\"<&>\"],\"b\":{},\"c\":[]}")));
        assertEquals("\"\\u003c\\u0026\\u003e\"", Json.compact(new Text("<&>")));
    }

    @Test
    void keys_are_sorted_at_every_depth_when_asked() {
        assertEquals("{\"a\":{\"y\":1,\"z\":2},\"b\":0}", Json.write(Json.parse("{\"b\":0,\"a\":{\"z\":2,\"y\":1}}"), JsonStyle.COMPACT.withSortKeys(true)));
    }

    @Test
    void a_broken_surrogate_becomes_the_replacement_character() {
        assertEquals("\uFFFDx", Json.parse("\"\\ud800x\"").text());
        assertEquals("\uD83D\uDE00", Json.parse("\"\\ud83d\\ude00\"").text());
        assertTrue(Json.compact(new Text("\uD800")).contains("\\ufffd"));
    }

    @Test
    void a_key_given_twice_counts_as_given_last() {
        assertEquals("{\"a\":2}", Json.compact(Json.parse("{\"a\":1,\"a\":2}")));
    }
}

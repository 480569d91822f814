package dev.drydock.lessons.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSourceTest {
    private final Problems problems = new Problems();

    private Node read(String text) {
        return YamlSource.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), problems).orElse(null);
    }

    private Node.Text textOf(String value) {
        return (Node.Text) ((Node.Fields) read("key: " + value)).get("key").orElseThrow();
    }

    /** {@code line:column code} of everything found. */
    private List<String> found() {
        return problems.inOrder().stream()
                .map(p -> p.place().line() + ":" + p.place().column() + " " + p.message().code())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:22", "1.10", "no", "on", "0123", "2013-03-20", "~", "null", "1_000", "0x1F", "{{.Names}}",
            "{{json .State}}", "docker ps --format {{.Names}}", "a#b", "1e3", ".inf", "=", "echo \"x\" 'y'"})
    void a_scalar_stays_what_was_written(String written) {
        assertEquals(written, textOf(written).value());
        assertEquals(List.of(), found());
    }

    @Test
    void a_command_keeps_what_yaml_takes_for_a_comment() {
        assertEquals("echo a # b", textOf("echo a # b").wholeLine());
        assertEquals("'a' ", textOf("\"'a' \"  # comment").wholeLine());
    }

    @Test
    void every_node_knows_its_line_and_column() {
        Node.Fields top = (Node.Fields) read("a: 1\nb:\n  - x\n  - {容器: y}\n");
        Node.Items items = (Node.Items) top.get("b").orElseThrow();
        assertEquals("f.yaml:2:1", top.fieldByKey().get("b").keyPlace().toString());
        assertEquals("f.yaml:3:5", items.nodes().get(0).place().toString());
        assertEquals("f.yaml:4:10", ((Node.Fields) items.nodes().get(1)).get("容器").orElseThrow().place().toString());
    }

    @Test
    void a_key_that_comes_twice_is_refused_and_the_first_line_is_named() {
        read("a: 1\nb: 2\na: 3\n");
        assertEquals(List.of("3:1 yaml.duplicate-key"), found());
        assertEquals("1", problems.inOrder().get(0).message().facts().get("line"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a:\\n\\t- b | 2:1 yaml.tab",
        "a: `b` | 1:4 yaml.start-character",
        "a: @b | 1:4 yaml.start-character",
        "a: %b | 1:4 yaml.start-character",
        "a: *b | 1:4 yaml.alias",
        "a: * b | 1:5 yaml.alias",
        "a: !b c | 1:4 yaml.tag",
        "a: !!java.net.URL b | 1:4 yaml.tag",
        "a: text: text | 1:8 yaml.colon",
        "a: 1\\nfoo\\n | 2:1 yaml.no-colon",
        "a:\\n  b: 1\\n c: 2 | 3:2 yaml.indentation",
        "a: \"x\\nb: 1 | 1:4 yaml.open-quote",
        "a: [1, 2\\nb: c | 1:4 yaml.open-bracket",
        "a: \"\\q\" | 1:6 yaml.escape",
        "a: 1\\n---\\nb: 2 | 2:1 yaml.documents",
        "? [a]\\n: b | 1:3 yaml.key-not-text",
        "a: \"\\e[31m\" | 1:4 source.control-character",
        "a: &x [*x] | 1:4 source.too-deep",
        "'' | 1:1 source.empty",
    })
    void what_breaks_a_file_is_named_with_its_place(String text, String expected) {
        read(text.replace("\\n", "\n").replace("\\t", "\t"));
        assertEquals(List.of(expected), found());
    }

    @Test
    void aliases_that_multiply_are_capped() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        read(laughs.toString());
        assertTrue(problems.hasErrors());
    }

    @Test
    void a_file_that_is_too_large_is_refused_unread() {
        YamlSource.read("f.yaml", new byte[(1 << 20) + 1], problems);
        assertEquals(List.of("1:1 source.too-large"), found());
    }

    @Test
    void gbk_is_told_from_utf_8_with_the_place_of_the_first_wrong_byte() {
        YamlSource.read("f.yaml", "a: 1\nb: 容器".getBytes(Charset.forName("GBK")), problems);
        assertEquals(List.of("2:4 source.not-utf-8"), found());
    }

    @Test
    void utf_16_is_named() {
        YamlSource.read("f.yaml", "a: 1".getBytes(StandardCharsets.UTF_16), problems);
        assertEquals(List.of("1:1 source.utf-16"), found());
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() {
        assertEquals("f.yaml:2:4", ((Node.Fields) read("\uFEFFa: 1\r\nb: 2\r\n")).get("b").orElseThrow().place().toString());
        assertEquals(List.of(), found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31m", "\u0007", "\u009b31m", "\u202e", "\u2066", "\u007f", "\u0000"})
    void characters_that_steer_a_terminal_are_refused(String steering) {
        read("a: b" + steering);
        assertEquals(List.of("1:5 source.control-character"), found());
    }

    @Property(tries = 300)
    void no_text_makes_the_reader_throw(@ForAll String text) {
        Problems any = new Problems();
        boolean read = YamlSource.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), any).isPresent();
        assertTrue(read || any.hasErrors());
    }
}

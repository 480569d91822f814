package dev.drydock.sandbox.docker.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.Template;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InspectFormatTest {
    /** Objects of the Engine API, then: kind of object, format, what the real client 28.2.2 printed. */
    private static final List<Tree> RECORDED = recorded();

    private static List<Tree> recorded() {
        try (InputStream in = InspectFormatTest.class.getResourceAsStream("inspect.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Json::parse).toList();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static Stream<Arguments> formats() {
        return RECORDED.stream().skip(1).map(each -> Arguments.of(each.get(0).text(), each.get(1).text(), each.get(2).text()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("formats")
    void an_object_is_printed_as_docker_printed_it(String kind, String format, String expected) {
        Reading<Template> template = InspectFormat.parse(format);
        if (template.refusal().isPresent()) {
            assertEquals(expected, template.refusal().get().message() + "\n");
            return;
        }
        Reading<String> printed = InspectFormat.print(template.orThrow(), new InspectFormat.Inspected(kind, RECORDED.get(0).get(kind)));
        assertEquals(expected, printed.value().orElseGet(() -> "\n" + printed.refusal().orElseThrow().message() + "\n"));
    }

    @Test
    void without_a_format_objects_are_an_indented_list() {
        List<InspectFormat.Inspected> objects = List.of(new InspectFormat.Inspected("container", Json.parse("{\"A\":\"<b>\"}")),
                new InspectFormat.Inspected("image", Json.parse("{\"A\":\"<b>\"}")));
        assertEquals("[\n    {\n        \"A\": \"<b>\"\n    },\n    {\n        \"A\": \"\\u003cb\\u003e\"\n    }\n]\n", InspectFormat.indented(objects));
        assertEquals("[{\"A\":\"<b>\"},{\"A\":\"\\u003cb\\u003e\"}]\n", InspectFormat.json(objects));
    }
}

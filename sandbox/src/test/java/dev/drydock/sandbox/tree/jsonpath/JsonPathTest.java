package dev.drydock.sandbox.tree.jsonpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonPathTest {
    /** A configuration, then: template, standard output and standard error of {@code kubectl config view --raw -o jsonpath=TEMPLATE} (1.32). */
    private static List<Tree> recorded() throws IOException {
        try (InputStream in = JsonPathTest.class.getResourceAsStream("config-view.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Json::parse).toList();
        }
    }

    static Stream<Arguments> templates() throws IOException {
        List<Tree> recorded = recorded();
        return recorded.stream().skip(1).map(each -> Arguments.of(each.get(0).text(), recorded.get(0), each.get(1).text(), each.get(2).text()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void a_template_prints_what_kubectl_printed(String template, Tree data, String printed, String complaint) {
        Reading<JsonPath> parsed = JsonPath.parse(template);
        if (parsed.refusal().isPresent()) {
            assertEquals(complaint, "error: error parsing jsonpath " + template + ", " + parsed.refusal().get().message() + "\n");
            return;
        }
        Reading<String> found = parsed.orThrow().print(data);
        assertEquals(printed, found.value().orElse(""));
        assertEquals(complaint, found.refusal().map(why -> "error: error executing jsonpath " + GoText.quote(template) + ": "
                + parsed.orThrow().report(why.message(), data) + "\n").orElse(""));
    }

    @Test
    void a_missing_field_can_be_an_error() {
        assertEquals("foo is not found", JsonPath.parse("{.foo}").orThrow().find(Json.parse("{}"), false).refusal().orElseThrow().message());
    }

    @Test
    void results_as_json_are_one_list_for_each_action() {
        assertEquals("[\n    \"a\",\n    {\n        \"b\": 1\n    }\n]\n", JsonPath.parse("{.x[*]}").orThrow().printAsJson(Json.parse("{\"x\":[\"a\",{\"b\":1}]}")).orThrow());
    }

    @Test
    void a_tower_of_filters_is_refused() {
        assertTrue(JsonPath.parse("{" + "[?(".repeat(10_000) + ")]".repeat(10_000) + "}").refusal().isPresent());
    }
}

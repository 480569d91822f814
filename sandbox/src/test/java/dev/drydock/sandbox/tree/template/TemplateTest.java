package dev.drydock.sandbox.tree.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
    private static final Mapping CONTEXT = Mapping.of("Current", true, "Description", "Current DOCKER_HOST based configuration", "DockerEndpoint",
            "unix:///var/run/docker.sock", "Error", "", "Name", "default");

    /** Templates and what docker 28.2.2 printed for {@code docker context ls --format} with them. */
    static Stream<Arguments> recorded() throws Exception {
        try (InputStream in = TemplateTest.class.getResourceAsStream("context-ls.jsonl")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().map(Json::parse).map(pair -> Arguments.of(pair.get(0).text(), pair.get(1).text())).toList().stream();
        }
    }

    private static GoType row() {
        GoType.Struct row = GoType.struct("formatter.clientContextContext");
        for (String key : CONTEXT.keys()) {
            GoType type = key.equals("Current") ? GoType.BOOL : GoType.STRING;
            row = row.method(Function.of(key, (arguments, numbers) -> new Value(type, arguments.get(0).tree().get(key))));
        }
        return GoType.pointerTo(row);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void a_template_prints_what_docker_printed(String template, String printed) {
        Reading<Template> parsed = Template.parse("", template.replace("\\t", "\t").replace("\\n", "\n"), DockerFunctions.ALL);
        String ours = parsed.refusal().isPresent() ? "template parsing error: " + parsed.refusal().get().message() + "\n" : printed(parsed.orThrow());
        assertEquals(printed, ours);
    }

    private static String printed(Template template) {
        Template.Execution execution = template.execute(new Value(row(), CONTEXT));
        return execution.error().map(error -> "template parsing error: " + error).orElse(execution.text()) + "\n";
    }

    private static String executed(String template, Tree data) {
        Template.Execution execution = Template.parse("output", template, List.of()).orThrow().execute(Value.of(data));
        return execution.error().orElse(execution.text());
    }

    @Test
    void untyped_data_prints_as_maps_and_slices() {
        Tree data = Json.parse("{\"b\":[1,2.5,null,\"x\"],\"a\":{},\"c\":[]}");
        assertEquals("map[a:map[] b:[1 2.5 <nil> x] c:[]]", executed("{{.}}", data));
        assertEquals("<no value>", executed("{{.foo.bar}}", data));
        assertEquals("<no value>", executed("{{index .b 2}}", data));
        assertEquals("template: output:1:4: executing \"output\" at <.b.x>: can't evaluate field x in type interface {}", executed("{{.b.x}}", data));
        assertEquals("a b c ", executed("{{range $k, $v := .}}{{$k}} {{end}}", data));
    }

    @Test
    void a_missing_key_can_be_an_error() {
        Template template = Template.parse("", "{{.Foo}}", List.of()).orThrow();
        assertEquals("template: :1:2: executing \"\" at <.Foo>: map has no entry for key \"Foo\"",
                template.execute(Value.of(Mapping.EMPTY), Template.MissingKey.ERROR, GoType.JSON_NUMBER).error().orElseThrow());
    }

    @Test
    void a_typed_map_gives_its_zero_value_and_a_pointer_its_address() {
        GoType.Struct state = GoType.struct("container.State").field("Status", GoType.STRING).field("Running", GoType.BOOL);
        GoType.Struct inspect = GoType.struct("container.InspectResponse").field("ID", "Id", GoType.STRING).field("Labels", GoType.STRING_MAP)
                .field("State", GoType.pointerTo(state)).field("Env", GoType.STRINGS);
        Value value = new Value(inspect, Json.parse("{\"Id\":\"abc\",\"State\":{\"Status\":\"running\",\"Running\":true}}"));
        Template template = Template.parse("", "{{.ID}}|{{index .Labels \"a\"}}|{{.State}}|{{.Env}}|{{.State.Running}}|{{json .State}}|{{.Labels}}", DockerFunctions.ALL).orThrow();
        assertEquals("abc||{running true}|[]|true|{\"Status\":\"running\",\"Running\":true}|map[]", template.execute(value).text());
    }

    @Test
    void an_endless_template_is_stopped() {
        assertTrue(executed("{{define \"r\"}}{{template \"r\"}}{{end}}{{template \"r\"}}", Mapping.EMPTY).contains("exceeded maximum template depth"));
        assertTrue(executed("{{range 9999999999}}x{{end}}", Mapping.EMPTY).contains("too many steps"));
        assertTrue(Template.parse("", "{{" + "(".repeat(100_000), List.of()).refusal().isPresent());
        assertTrue(Template.parse("", "{{if 1}}".repeat(100_000), List.of()).refusal().isPresent());
    }

    @Test
    void an_error_tells_line_and_column_in_bytes() {
        assertEquals("template: output:2:13: executing \"output\" at <.a.b>: can't evaluate field b in type interface {}",
                executed("a\n{{\"é\"}} {{.a.b}}", Mapping.of("a", "x")));
    }
}

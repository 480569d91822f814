package dev.drydock.lessons.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.check.CheckReader;
import dev.drydock.lessons.lesson.LessonReader;
import dev.drydock.lessons.prose.TextReader;
import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The schemas that editors use against the keys that the readers know. */
class SchemaTest {

    private static Tree schema(String name) throws IOException {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/dev/drydock/schema/" + name)) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Set<String> keys(Tree properties) {
        return new HashSet<>(properties.mapping().keys());
    }

    /** The keys that a reader tells as known when it is given one that nobody knows. */
    private static Set<String> known(String yaml, boolean lesson) {
        Problems problems = new Problems();
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        Consumer<byte[]> read = lesson ? b -> LessonReader.read("f", b, problems) : b -> TextReader.read("f", b, problems);
        read.accept(bytes);
        List<Problem> unknown = problems.inOrder().stream().filter(p -> p.message().code().equals("form.unknown-key")).toList();
        assertEquals(1, unknown.size(), yaml);
        return new HashSet<>(Arrays.asList(unknown.get(0).message().facts().get("known").split(", ")));
    }

    @Test
    void a_lesson_has_the_keys_of_its_schema() throws IOException {
        Tree schema = schema("lesson.schema.json");
        assertEquals(known("qqqqqqqq: 1\n", true), keys(schema.get("properties")));
        assertEquals(known("world: {qqqqqqqq: 1}\n", true), keys(schema.at("properties", "world", "properties")));
        for (String kind : List.of("task", "java", "quiz")) {
            assertEquals(known("steps: [{" + kind + ": a, qqqqqqqq: 1}]\n", true), keys(schema.at("$defs", kind, "properties")));
        }
    }

    @Test
    void checks_have_the_kinds_and_keys_of_the_schema() throws IOException {
        Tree kinds = schema("lesson.schema.json").at("$defs", "check", "properties");
        assertEquals(new HashSet<>(CheckReader.kinds()), keys(kinds));
        for (String kind : List.of("container", "no-container", "http", "file", "logs", "pod", "object", "unit")) {
            String yaml = "steps: [{task: a, check: {" + kind + ": {qqqqqqqq: 1}}}]\n";
            assertEquals(known(yaml, true), keys(kinds.at(kind, "properties")), kind);
        }
    }

    @Test
    void a_text_has_the_keys_of_its_schema() throws IOException {
        Tree schema = schema("text.schema.json");
        assertEquals(known("qqqqqqqq: 1\n", false), keys(schema.get("properties")));
        assertEquals(known("steps: {a: {tell: x, qqqqqqqq: 1}}\n", false), keys(schema.at("$defs", "tell", "properties")));
        assertEquals(known("steps: {a: {task: x, qqqqqqqq: 1}}\n", false), keys(schema.at("$defs", "task", "properties")));
        assertEquals(known("steps: {a: {question: x, qqqqqqqq: 1}}\n", false), keys(schema.at("$defs", "quiz", "properties")));
    }
}

package dev.drydock.sandbox.tree.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Limits;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The expectations are what {@code kubectl label --local -f FILE -o yaml zz=1} (1.32) printed. */
class YamlTest {
    private static String resource(String name) throws IOException {
        try (InputStream in = YamlTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String labelled(Tree object) {
        return Yaml.write(object.mapping().withAt("1", "metadata", "labels", "zz"));
    }

    private static Tree lenient(String text) {
        return Yaml.readAll(text, Yaml.Duplicates.LAST, Limits.USUAL).orThrow().get(0);
    }

    @Test
    void a_manifest_is_read_and_printed_as_kubectl_does() throws IOException {
        assertEquals(resource("manifest-printed.yaml"), labelled(lenient(resource("manifest.yaml"))));
    }

    @Test
    void every_text_is_quoted_and_folded_as_kubectl_does() throws IOException {
        assertEquals(resource("labelled.yaml"), labelled(Json.parse(resource("labelled.json"))));
    }

    static Stream<Arguments> manifests() throws IOException {
        return resource("complaints.jsonl").lines().map(Json::parse).map(pair -> Arguments.of(pair.get(0).text(), pair.get(1).text()));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void a_manifest_is_read_or_refused_as_kubectl_does(String manifest, String expected) {
        Reading<List<Tree>> read = Yaml.readAll(manifest, Yaml.Duplicates.LAST, Limits.USUAL);
        assertEquals(expected, read.refusal().map(why -> "! " + why.message()).orElseGet(() -> labelled(read.orThrow().get(0))));
    }

    @Test
    void documents_are_parted_by_dashes_and_empty_ones_left_out() {
        assertEquals(List.of(Mapping.of("a", 1), Mapping.of("b", 2)), Yaml.readAll("---\n# nothing\n---\na: 1\n--- # next\nb: 2\n---\n").orThrow());
        assertEquals("invalid Yaml document separator: x", Yaml.readAll("a: 1\n--- x\n").refusal().orElseThrow().message());
    }

    @Test
    void a_key_twice_is_refused_with_its_place() {
        Misreading why = Yaml.readAll("a: 1\n---\nb: 1\nc: 2\nb: 3\n").refusal().orElseThrow();
        assertEquals("yaml: unmarshal errors:\n  line 3: key \"b\" already set in map", why.message());
        assertEquals(5, why.line());
        assertEquals(1, why.column());
    }

    @Test
    void an_alias_that_grows_without_end_is_refused() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "*a" + (i - 1) + "]\n");
        assertEquals("yaml: document contains excessive aliasing", Yaml.readAll(laughs.toString(), Yaml.Duplicates.LAST, new Limits(100_000, 100, 10_000)).refusal().orElseThrow().message());
        assertEquals("yaml: anchor 'a' value contains itself", Yaml.readAll("a: &a [*a]\n").refusal().orElseThrow().message());
    }

    @Test
    void a_tower_of_brackets_is_refused() {
        assertTrue(Yaml.readAll("[".repeat(50_000)).refusal().orElseThrow().message().startsWith("yaml: exceeded max depth"));
        assertTrue(Yaml.readAll("- ".repeat(50_000)).refusal().isPresent());
    }

    @Property(tries = 300)
    void what_is_printed_reads_back(@ForAll String key, @ForAll String value) {
        Tree tree = Mapping.of("k" + clean(key), clean(value), "list", List.of(clean(value), List.of(clean(key))));
        assertEquals(tree, Yaml.parse(Yaml.write(tree)));
    }

    /** Without halves of surrogate pairs, which no text file can hold. */
    private static String clean(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

package dev.drydock.lessons.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "containers: {name: web} | 1:1 form.unknown-key.near container",
        "container: {name: web, imagee: nginx} | 1:24 form.unknown-key.near image",
        "container: {name: web, state: runing} | 1:31 form.unknown-word.near running",
        "container: web | 1:12 form.not-mapping.text ''",
        "container: {name: w} | 1:13 lint.check.container-name ''",
        "container: {name: web, image: Nginx} | 1:31 lint.check.image-name ''",
        "container: {name: web, publishes: 8080:80} | 1:35 lint.check.publishes ''",
        "container: {name: web, publishes: {99999: 80}} | 1:36 lint.check.publishes ''",
        "container: {name: web, exitCode: 300} | 1:34 form.not-number ''",
        "no-container: {} | 1:15 lint.check.which-container ''",
        "http: {status: 200} | 1:7 form.missing ''",
        "http: {get: localhost} | 1:8 lint.check.url ''",
        "http: {get: 'http://a', matches: '('} | 1:34 lint.check.pattern ''",
        "logs: {container: web, matches: '.*'} | 1:33 lint.check.pattern-always ''",
        "logs: {container: web} | 1:7 lint.check.no-text ''",
        "logs: {container: web,\\n  contains: a # b\\n } | 2:13 form.comment ''",
        "file: {path: /x} | 1:7 lint.check.file-where ''",
        "any: [] | 1:6 lint.check.nothing-inside ''",
        "{image: a, no-image: b} | 1:1 lint.check.two-kinds ''",
        "{} | 1:1 lint.check.no-kind ''",
    })
    void a_mistake_is_named_with_its_place_and_the_nearest_word(String yaml, String expected) {
        Problems problems = new Problems();
        YamlSource.read("f.yaml", yaml.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), problems).map(node -> CheckReader.read(node, problems));
        var first = problems.inOrder().get(0);
        String near = first.message().facts().getOrDefault("near", "");
        String found = first.place().line() + ":" + first.place().column() + " " + first.message().code();
        assertEquals(expected, found + (near.isEmpty() ? " ''" : " " + near));
    }
}

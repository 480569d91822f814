package dev.drydock.sandbox.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonLineProperties {
    @Property(tries = 200)
    void a_line_of_bytes_says_what_the_compact_text_says(@ForAll Map<String, String> entries) {
        Mapping.Builder builder = Mapping.builder();
        entries.forEach(builder::put);
        Tree tree = Sequence.of(builder.build(), "é<", 7, true);
        assertEquals(Json.compact(tree) + "\n", new String(Json.line(tree), StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void a_mapping_of_many_keys_finds_each_and_keeps_the_last_value(@ForAll Map<String, String> entries) {
        Mapping.Builder builder = Mapping.builder();
        entries.keySet().forEach(key -> builder.put(key, "before"));
        entries.forEach(builder::put);
        Mapping mapping = builder.build();
        assertEquals(entries.size(), mapping.size());
        entries.forEach((key, value) -> assertEquals(value, mapping.get(key).text()));
    }
}

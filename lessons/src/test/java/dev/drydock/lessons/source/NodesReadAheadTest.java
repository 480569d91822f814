package dev.drydock.lessons.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodesReadAheadTest {
    private static final byte[] YAML = "step: pull # now\nlist: [a, {b: '容器'}]\nempty: ''\n".getBytes(StandardCharsets.UTF_8);

    private static Node parsed() {
        return YamlSource.read("f.yaml", YAML, new Problems()).orElseThrow();
    }

    @Test
    void what_is_read_ahead_is_what_the_yaml_says_and_where() {
        assertEquals(Optional.of(parsed()), NodesReadAhead.read("f.yaml", NodesReadAhead.write(parsed(), YAML), YAML));
    }

    @Test
    void a_file_that_was_changed_since_is_not_taken_for_what_it_was() {
        byte[] changed = Arrays.copyOf(YAML, YAML.length - 1);
        assertEquals(Optional.empty(), NodesReadAhead.read("f.yaml", NodesReadAhead.write(parsed(), YAML), changed));
    }

    @Test
    void a_file_that_was_cut_off_is_refused() {
        byte[] written = NodesReadAhead.write(parsed(), YAML);
        assertThrows(BufferUnderflowException.class, () -> NodesReadAhead.read("f.yaml", Arrays.copyOf(written, 20), YAML));
    }
}

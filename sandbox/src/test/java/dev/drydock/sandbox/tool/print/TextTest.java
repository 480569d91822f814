package dev.drydock.sandbox.tool.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextTest {

    @Property
    void any_bytes_survive_the_way_to_text_and_back(@ForAll byte[] bytes) {
        assertArrayEquals(bytes, Text.encode(Text.decode(bytes)));
    }

    @Test
    void valid_text_reads_as_text() {
        String text = "船坞 é \uD83D\uDE00";
        assertEquals(text, Text.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
}

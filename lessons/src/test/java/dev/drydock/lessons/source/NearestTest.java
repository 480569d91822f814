package dev.drydock.lessons.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("container", "no-container", "image", "http");

    @Test
    void a_slip_of_the_finger_is_understood() {
        assertEquals(Optional.of("container"), Nearest.to("contianer", KNOWN));
        assertEquals(Optional.of("image"), Nearest.to("imagee", KNOWN));
        assertEquals(Optional.of("http"), Nearest.to("HTTP", KNOWN));
    }

    @Test
    void a_word_that_is_like_no_other_gets_no_guess() {
        assertEquals(Optional.empty(), Nearest.to("volume", KNOWN));
    }
}

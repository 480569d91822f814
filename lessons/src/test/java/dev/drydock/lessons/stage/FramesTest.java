package dev.drydock.lessons.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Bytes;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static Bytes frame(int stream, String text) {
        Bytes content = Bytes.of(text);
        byte[] header = {(byte) stream, 0, 0, 0, 0, 0, (byte) (content.length() >> 8), (byte) content.length()};
        return Bytes.wrap(header).plus(content);
    }

    @Test
    void both_streams_come_in_order() {
        assertEquals("out\nerr\n", Frames.text(frame(1, "out\n").plus(frame(2, "err\n")), false));
    }

    @Test
    void a_long_piece_and_characters_of_several_bytes_survive() {
        String text = "船".repeat(100);
        assertEquals(text, Frames.text(frame(1, text), false));
    }

    @Test
    void a_piece_that_was_cut_off_gives_what_there_is() {
        Bytes whole = frame(1, "hello");
        assertEquals("hel", Frames.text(whole.slice(0, whole.length() - 2), false));
    }

    @Test
    void of_a_terminal_there_are_no_frames() {
        assertEquals("plain", Frames.text(Bytes.of("plain"), true));
    }
}

package dev.drydock.sandbox.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Bytes;
import org.junit.jupiter.api.Test;

class SshTest {
    @Test
    void a_frame_is_read_only_when_it_is_whole() {
        Frame frame = new Frame(Frame.OUTPUT, Bytes.of("hello"));
        assertEquals(true, Frame.first(frame.encoded().slice(0, 6)).isEmpty());
        assertEquals(frame, Frame.first(frame.encoded().plus(Bytes.of("more"))).orElseThrow());
    }
}

package dev.drydock.tutor.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.drydock.tutor.edge.Edge;
import dev.drydock.tutor.fixture.LittleWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Script.End run(byte[] input, OutputStream output, OutputStream errors) {
        return Script.run(
                new Script.Stage(LittleWorld.plan(false), world -> { }, LittleWorld.login(), 100_000), List.of(LittleWorld.SHELL, "bash"), 20_000,
                new Edge.Streams(new ByteArrayInputStream(input), output, errors));
    }

    private Script.End run(String script) {
        return run(script.getBytes(StandardCharsets.UTF_8), out, err);
    }

    @Test
    void the_exit_code_is_the_shells() {
        assertEquals(new Script.End.Exited(7), run("echo a\nexit 7\necho b\n"));
        assertEquals("a\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void the_last_line_needs_no_newline() {
        assertEquals(new Script.End.Exited(0), run("echo 船坞"));
        assertEquals("船坞\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void output_and_errors_on_one_stream_keep_their_order() {
        run("echo 1\nwarn 2\necho 3\nwarn 4\n".getBytes(StandardCharsets.UTF_8), out, out);
        assertEquals("1\n2\n3\n4\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void ten_minutes_of_sleep_take_no_time() {
        assertEquals(new Script.End.Exited(0), run("sleep 600\n"));
    }

    @Test
    void bytes_that_are_no_text_pass_through_unchanged() {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        byte[] script = new byte[4 + bytes.length];
        System.arraycopy("cat\n".getBytes(StandardCharsets.US_ASCII), 0, script, 0, 4);
        System.arraycopy(bytes, 0, script, 4, bytes.length);
        run(script, out, err);
        assertArrayEquals(bytes, out.toByteArray());
    }

    @Test
    void whoever_writes_into_a_closed_pipe_is_ended_by_the_pipe_signal() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertEquals(new Script.End.Exited(141), run("yes\n".getBytes(StandardCharsets.UTF_8), closed, err));
    }

    @Test
    void an_endless_loop_is_stopped() {
        assertInstanceOf(Script.End.Stopped.class, run("loop\n"));
    }
}

package dev.drydock.lessons.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.view.FileSeen;
import dev.drydock.lessons.view.HttpSeen;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SandboxViewTest {
    private final Worlds.Named named = Worlds.named("default").orElseThrow();
    private final World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, true), (stream, bytes) -> {});
    private final SandboxView view = new SandboxView(world, named, List::of);

    private void run(Code code) {
        world.act("test", kernel -> kernel.processes().spawn(new Processes.Birth(
                Optional.empty(), named.machine(), new Process.Invocation("/server", List.of("server"), new TreeMap<>()), "/", 022,
                Credentials.ROOT, Descriptors.NONE, Optional.of(0), true, Optional.empty(), code)));
        world.run(world.now() + 1_000_000, 100_000, () -> false);
    }

    /** Answers every connection with the text and counts it in {@code /tmp/log}. */
    private static Step serve(Sys sys, int listening, String answer) {
        return Step.await(new Step.Condition.Readable(listening), woken -> {
            int connection = woken.accept(listening).value();
            return woken.read(connection, 4096, (asked, request) -> {
                asked.files().append("/tmp/log", Bytes.of("asked\n"));
                return asked.write(connection, Bytes.of(answer), sent -> {
                    sent.close(connection);
                    return serve(sent, listening, answer);
                });
            });
        });
    }

    @Test
    void a_file_of_the_host_is_seen_as_it_is() {
        world.act("test", kernel -> {
            kernel.files("laptop").makeDirectory("/home/student/notes", 0755);
            kernel.files("laptop").write("/home/student/notes/a", Bytes.of("Ahoy\n"));
        });
        assertEquals(Optional.of(new FileSeen(false, "Ahoy\n")), view.hostFile("~/notes/a"));
        assertEquals(Optional.of(new FileSeen(true, "")), view.hostFile("/home/student/notes"));
        assertEquals(Optional.empty(), view.hostFile("~/notes/b"));
    }

    @Test
    void a_web_server_is_asked_without_a_trace() {
        run(sys -> serve(sys, sys.listen("0.0.0.0", 8080).value(), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nAhoy\n"));
        var before = world.store().snapshot();
        assertEquals(Optional.of(new HttpSeen(200, "Ahoy\n")), view.get(Optional.empty(), "http://localhost:8080/x?y=z"));
        assertEquals(Optional.empty(), view.hostFile("/tmp/log"));
        assertEquals(before, world.store().snapshot());
    }

    @Test
    void where_nobody_listens_nobody_answers() {
        assertEquals(Optional.empty(), view.get(Optional.empty(), "http://localhost:9"));
        assertEquals(Optional.empty(), view.get(Optional.empty(), "http://nowhere.example:80"));
    }

    @Test
    void who_answers_something_else_does_not_answer() {
        run(sys -> serve(sys, sys.listen("0.0.0.0", 22).value(), "SSH-2.0\r\n"));
        assertEquals(Optional.empty(), view.get(Optional.empty(), "http://localhost:22"));
    }

    @Test
    void looking_leaves_the_revision_alone() {
        long before = world.store().revision();
        view.hostFile("/etc/hostname");
        view.containers();
        assertEquals(before, world.store().revision());
        assertTrue(view.nowMillis() > 0);
    }
}

package dev.drydock.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Terminal;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Undo in the world a learner has, typed at its terminal, with shells in containers and half-typed lines. */
class DefaultWorldUndoProperties {
    private static final List<String> KEYS = List.of(
            "docker run -d --name web -p 8080:80 nginx\r", "docker run -it --name box busybox\r", "docker exec -it web sh\r", "echo one > /tmp/one\r",
            "cat /tmp/one; rm /tmp/one\r", "cd /tmp\r", "x=5; export x\r", "while read a; do echo \"<$a>\"; done\r", "sleep 100 &\r", "sleep 3\r",
            "vi note\r", "ix\u001b:wq\r", "half a li", "exit\r", "\u0003", "\u001a", "\u0004", "docker rm -f web\r", "wget -qO- localhost\r", "fg\r");

    private static final List<String> IN_A_CONTAINER = List.of("docker run -d --name web -p 8080:80 nginx\r", "docker exec -it web sh\r", "echo one > /tmp/one\r");

    /** A terminal with a login shell in the default world. */
    private static final class Seat {
        private final World world;

        Seat() {
            Worlds.Named named = Worlds.named("default").orElseThrow();
            world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, true), (stream, bytes) -> { });
            world.openTerminal("tty", new Terminal.Size(80, 24), named.login(), "/bin/bash", List.of("-bash"));
            settle();
        }

        void type(String keys) {
            world.store().mark(keys);
            world.type("tty", Bytes.of(keys));
            settle();
        }

        void settle() {
            world.run(world.now() + 20_000_000, 1_000_000, () -> false);
            assertEquals(List.of(), world.defects());
        }

    }

    @Provide
    Arbitrary<List<String>> typed() {
        Arbitrary<List<String>> anything = Arbitraries.of(KEYS).list().ofMaxSize(8);
        Arbitrary<List<String>> inAContainer = anything.map(rest -> Stream.concat(KEYS.stream().filter(IN_A_CONTAINER::contains), rest.stream()).toList());
        return Arbitraries.oneOf(anything, inAContainer);
    }

    @Property(tries = 25)
    void whatever_was_typed_and_wherever_undone_it_is_the_world_of_the_start(@ForAll("typed") List<String> typed) {
        Seat seat = new Seat();
        SortedMap<String, Object> start = seat.world.store().snapshot();
        typed.forEach(seat::type);
        // The world goes on between one undo and the next, as it does while a learner thinks.
        for (int i = 0; i < typed.size(); i++) {
            seat.world.run(seat.world.now() + 100_000, 10_000, () -> false);
            seat.world.store().undo();
        }
        SortedMap<String, Object> end = seat.world.store().snapshot();
        assertEquals(start.keySet(), end.keySet());
        start.forEach((key, value) -> assertEquals(value, end.get(key), key));
    }
}
